package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** Names the statement that a property class tests; its card is {@code <id>.md}. */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StatementId {

  /** For example {@code norm-balance}. */
  String value();
}

package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a static method that draws the settings of a domain or of several, where draws depend on
 * one another: it takes the {@link Drawing}, which has the card's numbers, and gives a jqwik {@code
 * Arbitrary}. Where they do not, the card alone says what is drawn, and no method is needed.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Settings {

  /** The domains, as the card names them. */
  String[] value();
}

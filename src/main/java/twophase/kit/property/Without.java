package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a static method without arguments that gives a setting where one hypothesis of a form is
 * dropped. The form's claim is tested there too: whether it survives is a row of the form's table
 * of necessity, and has no part in its verdict.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Without.Several.class)
public @interface Without {

  /** The form, as in {@link Form#value}. */
  String form();

  /** The hypothesis that is dropped, in words. */
  String hypothesis();

  /** A setting for several forms. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {
    /** One for each form. */
    Without[] value();
  }
}

package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a static method that says with which probability an event is claimed to be seen at a
 * setting, at least, where the card has no one number for it: it takes the setting and the {@code
 * CardNumbers}, and gives a double. At or below 0 the claim says nothing there. Where it is claimed
 * to be seen neither less nor more often, the method gives an {@code Interval}.
 *
 * <p>Where the chance of failure that is allowed is lost beside 1, as 8/m at a width m of 10^30,
 * the method gives that chance in its place, and says so.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Promise {

  /** The forms, as in {@link Form#value}. */
  String[] value();

  /** What the method gives. */
  Of of() default Of.SUCCESS;

  /** Of what a promise is the chance. */
  enum Of {
    /** That the event is seen: it is promised at least. */
    SUCCESS,
    /** That it is not: it is allowed at most; from 1 up the claim says nothing. */
    FAILURE
  }
}

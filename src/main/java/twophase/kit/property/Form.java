package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apiguardian.api.API;

/**
 * Marks the property that tests one form of a statement, or one part of a form, and says how much
 * effort it takes. Arrays have one entry for each profile: quick, standard, deep.
 *
 * <p>The method takes one drawn setting, a record, and the {@link twophase.kit.bench.Bench}.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property
@AddLifecycleHook(FormHook.class)
public @interface Form {

  /** The form, for example {@code as-printed} or {@code as-printed.identity}. */
  String value();

  /** Settings that are drawn. */
  int[] settings() default {};

  /** Trials for one setting at the most; only where the claim is about a probability. */
  long[] trials() default {};

  /** Smaller settings that are tried after a failure at the most. */
  int[] shrinks() default {60, 200, 400};

  /**
   * Its part of what a form of its kind weighs in the error budget, in (0, 1]: two forms that look
   * at the same thing share one weight, so that the shares of all others stay what they are.
   */
  double weight() default 1;

  /** Whether all settings are gone through where there are no more than are to be drawn. */
  boolean exhaustive() default false;
}

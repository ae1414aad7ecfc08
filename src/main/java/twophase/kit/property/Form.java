package twophase.kit.property;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apiguardian.api.API;

/**
 * Marks the method that says what one trial sees of a form of a statement, or of a part of a form.
 * What it claims, where it is tested, and how much effort it takes stand on the statement's card.
 *
 * <p>The method takes one drawn setting, a record, and the {@link twophase.kit.bench.Trial}; what
 * it returns picks the decision ({@link twophase.kit.bench.Measurement}, {@link
 * twophase.kit.bench.Event}, {@link twophase.kit.bench.Chance}, {@link twophase.kit.bench.Rate},
 * {@link twophase.kit.bench.Amount}, {@link twophase.kit.bench.Growth}, {@link
 * twophase.kit.bench.Vanishing}, {@link twophase.kit.bench.Possible}, {@link
 * twophase.kit.bench.Together}).
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property
@AddLifecycleHook(FormHook.class)
public @interface Form {

  /** The form, for example {@code as-printed} or {@code as-printed.identity}. */
  String value();
}

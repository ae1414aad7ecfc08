package twophase.kit.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is claimed at a setting. What a trial returns picks the decision: a {@link Measurement} is a
 * number against a bound, and one run decides; an {@link Event} is counted, one by one or {@link
 * Together}; so is a {@link Rate}; a {@link Vanishing} polynomial is asked at several points; of
 * what is {@link Possible} nothing is run.
 *
 * @param kind what a trial returns
 * @param probability with which an event or a rate is claimed to be seen, at least; asked where
 *     there is one
 * @param look what a trial sees; called on several threads at once
 */
public record Claim(Class<?> kind, Supplier<Double> probability, Function<Trial, Object> look) {

  /** Whether chance has a part in the decision. */
  public static boolean statistical(Class<?> kind) {
    return kind == Event.class || kind == Rate.class || Together.class.isAssignableFrom(kind);
  }

  /** Whether a trial may return it. */
  public static boolean known(Class<?> kind) {
    return statistical(kind)
        || kind == Measurement.class
        || kind == Vanishing.class
        || kind == Possible.class;
  }
}

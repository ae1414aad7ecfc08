package twophase.kit.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is claimed at a setting. What a trial returns picks the decision: a {@link Measurement} is a
 * number against a bound, and one run decides; an {@link Event} is counted; so is a {@link Rate};
 * of a {@link Chance} and of an {@link Amount} the mean is decided; of a {@link Growth} whether it
 * is one; what is done {@link Together} is as if it were done one by one; a {@link Vanishing}
 * polynomial is asked at several points; of what is {@link Possible}, and of what a law says,
 * {@link Evaluated}, nothing is run.
 *
 * @param kind what a trial returns
 * @param allowance how often an event or a rate is claimed to be seen; asked where that is claimed
 * @param look what a trial sees; called on several threads at once
 */
public record Claim(Class<?> kind, Supplier<Allowance> allowance, Function<Trial, Object> look) {

  /** Whether chance has a part in the decision. */
  public static boolean statistical(Class<?> kind) {
    return promises(kind) || kind == Amount.class;
  }

  /** Whether the claim is that something is seen with a probability. */
  public static boolean promises(Class<?> kind) {
    return kind == Event.class
        || kind == Rate.class
        || kind == Chance.class
        || kind == Growth.class
        || Together.class.isAssignableFrom(kind);
  }

  /** Whether a trial may return it. */
  public static boolean known(Class<?> kind) {
    return statistical(kind)
        || kind == Measurement.class
        || kind == Evaluated.class
        || kind == Vanishing.class
        || kind == Possible.class;
  }
}

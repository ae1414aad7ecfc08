package twophase.kit.bench;

import java.util.function.Function;
import org.apiguardian.api.API;
import twophase.kit.evidence.HypothesisStanding;

/**
 * A hypothesis of a theory: a named predicate on settings.
 *
 * @param id for example A2
 * @param text what it asks
 * @param reading how its text is taken, in a word or two, where it leaves that open; else empty
 * @param note how it is read, and how it can be met
 * @param at how it stands at a setting
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Hypothesis(
    String id, String text, String reading, String note, Function<Record, Met> at) {

  /** How it stands at a setting, as evidence has it. */
  HypothesisStanding standing(Record setting) {
    return new HypothesisStanding(id, at.apply(setting).word(), reading, note);
  }

  /** How a hypothesis stands at a setting. */
  public enum Met {
    /** It is met. */
    YES("true"),
    /** It is not. */
    NO("false"),
    /** It is met at some of the setting's points. */
    MIXED("mixed"),
    /** It names a constant that is not available, or says nothing of such a setting. */
    UNKNOWN("unknown");

    private final String word;

    Met(String word) {
      this.word = word;
    }

    /** The word in the evidence. */
    public String word() {
      return word;
    }

    /** Both together. */
    public Met and(Met other) {
      return this == other ? this : MIXED;
    }
  }
}

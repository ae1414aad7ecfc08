package twophase.statement;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run found about one form, or one part of a form.
 *
 * @param id which form
 * @param verdict what was found
 * @param expected what the card expects
 * @param grade strength of the evidence
 * @param cases number of distinct settings that were decided
 * @param trials number of trials spent on them
 * @param errorProbability the chance that the verdict is wrong although every assumption of the
 *     decision holds; 0 where nothing was left to chance
 * @param domain the settings that were tested, as ranges
 * @param hypotheses the paper's hypotheses on those settings
 * @param claimed the claim in words
 * @param measured the measurement in words
 * @param tightness how much of its bound the claim used at the most, 1 being all of it; empty where
 *     no finite number says it
 * @param measure the measurement as one number with its interval, where it is one: for a
 *     probability that of the setting nearest to its bound
 * @param settings the decision at each drawn setting, for claims about probabilities
 * @param necessity what becomes of the claim where a hypothesis is dropped; no part of the verdict
 * @param notes what else a reader should know
 * @param offered whether the simulator under test offers what the form takes; else it does not
 *     count
 * @param broken why a check broke
 * @param counterexample where the form is refuted
 * @param seconds wall-clock time spent
 */
public record FormFinding(
    FormId id,
    Verdict verdict,
    Verdict expected,
    Grade grade,
    long cases,
    long trials,
    double errorProbability,
    String domain,
    List<HypothesisStanding> hypotheses,
    String claimed,
    String measured,
    OptionalDouble tightness,
    Optional<Measure> measure,
    List<SettingFinding> settings,
    List<Necessity> necessity,
    List<String> notes,
    boolean offered,
    Optional<String> broken,
    Optional<Counterexample> counterexample,
    double seconds) {

  /** Takes a tightness that is not finite, as of a bound of 0, for none. */
  public FormFinding {
    if (tightness.isPresent() && !Double.isFinite(tightness.getAsDouble())) {
      tightness = OptionalDouble.empty();
    }
  }

  /**
   * Whether the verdict is the one that the card expects. Of what was not offered nothing is
   * expected.
   */
  public boolean asExpected() {
    return !offered || verdict == expected && broken.isEmpty();
  }
}

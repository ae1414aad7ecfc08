package twophase.kit.bench;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.statement.Setting;

/**
 * Where one form of a statement is tested: a property class brings a setting and says what a trial
 * shows, the bench does the trials, decides, and keeps the findings.
 *
 * <p>A setting is examined once; asking again gives the same finding.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Bench permits OpenBench {

  /**
   * The simulator under test.
   *
   * @param kind what the theory asks of its simulators
   * @throws IllegalStateException if it is none of that kind
   */
  <S extends Simulator> S simulator(Class<S> kind);

  /**
   * A claim that a single run decides: {@code observed <= bound}, both computed, nothing left to
   * chance but which run it is.
   */
  Found measure(Setting setting, Function<Trial, Measurement> look);

  /**
   * A polynomial identity, tested at random points of a prime field: one point where the polynomial
   * does not vanish refutes it.
   *
   * @param points number of independent points
   * @param errorPerPoint chance at most that a polynomial that is not zero vanishes at one of them
   */
  Found vanishes(Setting setting, int points, double errorPerPoint, Predicate<Trial> vanishes);

  /**
   * A claim P(outcome) >= p0, decided by an e-process over independent trials.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param outcome whether a trial shows the outcome; called on several threads at once
   */
  Found probabilityAtLeast(Setting setting, double claimed, Predicate<Trial> outcome);

  /**
   * The same where the trials measure a number too, whose median is reported.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param look what a trial sees; called on several threads at once
   */
  Found probability(Setting setting, double claimed, Function<Trial, Seen> look);

  /**
   * The same where trials go best several at a time.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param batch how many, at least 1; the finding does not depend on it
   * @param look what each of some trials sees, in their order; called on several threads at once
   */
  Found probabilityInBatches(
      Setting setting, double claimed, int batch, Function<List<Trial>, List<Seen>> look);

  /**
   * A claim about a fitted rate or constant: it is in the claimed range with probability at least
   * p0. Decided like any probability; the weaker grade says that a fit stands between run and
   * number.
   *
   * @param claimed p0; 1/2 says that a median of the rate is in the range
   * @param look what a trial sees, its number being the rate; called on several threads at once
   */
  Found rate(Setting setting, double claimed, Function<Trial, Seen> look);

  /**
   * Notes whether the claim's hypotheses admit a binary64 run at a setting: nothing is run.
   *
   * @param words what was compared with what
   */
  Found testable(Setting setting, boolean testable, String words);

  /**
   * Notes, before anything is run, where a setting is with respect to a limit that is known
   * beforehand; where it is beyond, that is shown beside the setting.
   */
  void limit(Setting setting, Limit limit, double value);

  /** Notes where the theory's hypotheses stand at a setting; only drawn settings count. */
  void hypotheses(List<HypothesisStanding> standings);
}

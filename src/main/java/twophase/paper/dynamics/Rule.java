package twophase.paper.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apiguardian.api.API;
import twophase.kit.random.RandomStream;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * A rule of motion: all that there is to know of one way to move a network. Simulators, protocol
 * and checks ask the rule, and not which rule it is.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Rule permits LabelNoiseSgd, Sam, GradientDescent, OscillatingSecondLayer {

  /** What the protocol calls it, or would call it. */
  String name();

  /** How many samples each step takes from the run's source: 0 where the rule brings its data. */
  int batch();

  /** Its parameters beside the step size, by the names that the protocol has for them. */
  default Map<String, Number> parameters() {
    return Map.of();
  }

  /**
   * The rule as a simulator of these conventions does it, its numbers rounded as it rounds them.
   * The same again is the same.
   */
  default Rule by(Conventions conventions) {
    return this;
  }

  /** The training set that every step sees, where the rule brings one. */
  default Optional<TrainingSet> data() {
    return Optional.empty();
  }

  /**
   * The rule by the plain formulas, O(m d) for a step and sample.
   *
   * @param network where it starts; moved in place
   * @param eta step size, above 0
   * @param samples each step takes the next {@link #batch()} of them
   */
  Motion motion(Network network, double eta, SampleSource samples);

  /** The same as fast as it goes on a network of full width; the plain formulas where those do. */
  default Motion lean(Network network, double eta, SampleSource samples) {
    return motion(network, eta, samples);
  }

  /**
   * The rule on the core of a compressed network, with fused multiply-add and without allocation;
   * empty for a rule that is no multiplication of [W, a] from the right by a function of its Gram
   * matrix, so that width compression does not apply to it.
   *
   * @param core where it starts; moved in place
   * @param eta step size, above 0
   * @param samples each step takes the next {@link #batch()} of them
   */
  Optional<Motion> compressed(Network core, double eta, SampleSource samples);

  /**
   * Whether a driven run, too, may be done compressed, its states being read back: where runs are
   * long and rarely looked at. Bounds allow for it.
   */
  default boolean compressedWhenDriven() {
    return false;
  }

  /**
   * What rounding can put between two computations of a step of a driven run.
   *
   * @param eta step size
   * @param before state before the step, not modified
   * @param seen the step's samples, {@link #batch()} of them
   * @param after state after it by either computation, not modified
   * @param counts what is allowed for beyond sums
   */
  StepBound bound(
      double eta, Network before, List<Sample> seen, Network after, RoundingCounts counts);

  /**
   * The same in a free run, where the simulator made the labels out of theta*, and which it may
   * have compressed; nothing is said for a rule without free runs.
   *
   * @param eta step size
   * @param before state before the step, not modified
   * @param seen the step's samples, {@link #batch()} of them
   * @param truth theta*
   * @param after state after it by either computation, not modified
   * @param counts what is allowed for beyond sums
   */
  default StepBound freeBound(
      double eta,
      Network before,
      List<Sample> seen,
      GroundTruth truth,
      Network after,
      RoundingCounts counts) {
    return StepBound.unknown(before);
  }

  /** Whether the indices of a step's samples are drawn with replacement in a free run. */
  default boolean replacement() {
    return true;
  }

  /**
   * Checks that a free run can draw samples for this rule.
   *
   * @param inputs training set or fresh
   * @param d input dimension
   * @throws IllegalArgumentException if it cannot
   */
  default void checkDrawn(Inputs inputs, int d) {
    if (batch() == 0) {
      throw new IllegalArgumentException("no free run by " + name() + ": it draws no samples");
    }
  }

  /**
   * Indices into a training set of a free run, in the order in which steps take them: independent
   * and uniform, unless the rule says otherwise.
   *
   * @param n size of the training set
   * @param stream where they are drawn from, one after the other
   */
  default IntSupplier indices(int n, RandomStream stream) {
    return () -> stream.index(n);
  }
}

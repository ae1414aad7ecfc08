package twophase.paper.theorems;

import java.util.List;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Run;

/**
 * The simulator under test, as far as its precision lets a check decide.
 *
 * <p>A step rounds each weight by at most u of itself, and what moves it by gamma(K) of the move,
 * which is a hundredth of the weight or so: 2 u of the weight in all. Where a run neither grows nor
 * forgets, T steps add up to 2 u T of it at the worst, and to the root of T in place of T if
 * roundings are as good as random. In single precision, u = 2^-24, that is a hundredth after 84,000
 * steps; in double no run is so long.
 */
public final class Asked {
  /** The share of a weight that rounding may add up to without a part in what a run shows. */
  private static final double SHARE = 0.01;

  private Asked() {}

  /**
   * For a check whose bound allows for rounding in double precision and nothing else.
   *
   * @throws NotOffered if the simulator has another
   */
  public static NetworkSimulator exactly(Trial trial) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    if (simulator.conventions().precision() != Precision.BINARY64) {
      throw new NotOffered("binary64: the check allows for no other rounding");
    }
    return simulator;
  }

  /**
   * For a check of what runs of so many steps show, by numbers far coarser than rounding.
   *
   * @param steps of the longest run
   * @throws NotOffered if rounding may have a part in it
   */
  public static NetworkSimulator coarsely(Trial trial, long steps) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    Precision precision = simulator.conventions().precision();
    if (precision != Precision.BINARY64 && 2 * precision.unit() * steps > SHARE) {
      throw new NotOffered(
          "binary64: in %s the rounding of %d steps may add up to a hundredth of the weights"
              .formatted(precision.word(), steps));
    }
    return simulator;
  }

  /** The same for the longest of some runs. */
  public static NetworkSimulator coarsely(Trial trial, List<Run.Free> runs) {
    return coarsely(trial, runs.stream().mapToLong(Run::steps).max().orElse(0));
  }
}

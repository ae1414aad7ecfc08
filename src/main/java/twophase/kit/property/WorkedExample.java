package twophase.kit.property;

import java.util.List;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;

/**
 * A small example that was worked out by hand: what a simulator is asked first, before a statement
 * is tested on it.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface WorkedExample {

  /** What it is, for example {@code one step of label-noise-sgd}. */
  String name();

  /** What is given, and how the answer comes of it: lines for a terminal. */
  List<String> given();

  /**
   * What asks a simulator that is a process, to be piped by hand: lines of its protocol; none where
   * the theory has no protocol.
   */
  List<String> request();

  /**
   * Asks a simulator.
   *
   * @return its answer, a row for each array of numbers, in the same order for every simulator
   * @throws twophase.kit.bench.NotOffered if it does not offer what that takes
   */
  List<Row> asked(Simulator simulator);

  /**
   * An array of the answer.
   *
   * @param array its name, for example {@code W[0]}
   * @param when which one of that name, for example {@code t = 1}
   * @param expected what was worked out by hand, not empty
   * @param got what the simulator says: as many numbers, or none where it has no such answer
   */
  record Row(String array, String when, List<Double> expected, List<Double> got) {
    /**
     * Relative to the numbers or, below 1, absolute: far above what rounding does to a short
     * calculation in any usual precision, far below what a wrong one does to small integers.
     */
    private static final double TOLERANCE = 1e-5;

    /** Takes its own copies. */
    public Row {
      expected = List.copyOf(expected);
      got = List.copyOf(got);
    }

    /** The first number that is not as expected. */
    public OptionalInt firstWrong() {
      for (int k = 0; k < expected.size(); k++) {
        if (k >= got.size() || !near(expected.get(k), got.get(k))) {
          return OptionalInt.of(k);
        }
      }
      return OptionalInt.empty();
    }

    /** Whether another simulator's row says the same. */
    public boolean sameAs(Row other) {
      return new Row(array, when, other.got, got).firstWrong().isEmpty()
          && got.size() == other.got.size();
    }

    private static boolean near(double right, double seen) {
      return Math.abs(seen - right) <= TOLERANCE * Math.max(1, Math.abs(right));
    }
  }
}

package twophase.paper.theorems.conformance;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.RoundingCounts;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.States;
import twophase.paper.dynamics.StepBound;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;

/**
 * A driven run compared with the reference step by step: each state with the reference's step from
 * the state that the simulator itself showed before, so that errors do not add up and the first
 * comparison that fails names the step where the two part.
 */
final class DrivenComparison {
  private final Rule rule;
  private final double eta;
  private final Network start;
  private final List<Sample> samples;
  private final int steps;
  private final StepBound startBound;
  private final Bounds bounds;
  private final String source;

  /** What rounding can put between two computations of a step. */
  @FunctionalInterface
  private interface Bounds {
    StepBound of(Network before, List<Sample> seen, Network after);
  }

  private DrivenComparison(
      Rule rule,
      double eta,
      Network start,
      List<Sample> samples,
      int steps,
      StepBound startBound,
      Bounds bounds,
      String source) {
    this.rule = rule;
    this.eta = eta;
    this.start = start;
    this.samples = samples;
    this.steps = steps;
    this.startBound = startBound;
    this.bounds = bounds;
    this.source = source;
  }

  /**
   * A run by any rule.
   *
   * @param samples those of all steps; none for a rule that takes none
   * @param card has what a bound on rounding counts
   */
  static DrivenComparison of(
      Rule rule, double eta, Network start, List<Sample> samples, int steps, CardNumbers card) {
    RoundingCounts counts = counts(card);
    return new DrivenComparison(
        rule,
        eta,
        start,
        samples,
        steps,
        rule.compressedWhenDriven() ? StepBound.compressed(start, counts) : StepBound.none(start),
        (before, seen, after) -> rule.bound(eta, before, seen, after, counts),
        "the reference has ");
  }

  /**
   * A free run of which a trace was told, with the samples of that trace. Runs of SAM must not be
   * compressed: m is at most d.
   *
   * @param start the first state that it showed
   */
  static DrivenComparison traced(
      Run.Free free, GroundTruth truth, Trace trace, Network start, CardNumbers card) {
    Rule rule = free.rule();
    RoundingCounts counts = counts(card);
    return new DrivenComparison(
        rule,
        free.eta(),
        start,
        IntStream.range(0, trace.order().length).mapToObj(j -> trace.sample(j, truth)).toList(),
        trace.steps(),
        StepBound.none(start),
        (before, seen, after) -> rule.freeBound(free.eta(), before, seen, truth, after, counts),
        "the reference's step on the traced sample gives ");
  }

  private static RoundingCounts counts(CardNumbers card) {
    return new RoundingCounts(
        card.integer("factors"), card.integer("householder"), card.number("first-order"));
  }

  /** The same run where nothing is rounded, so that nothing is allowed for it. */
  DrivenComparison exact() {
    return new DrivenComparison(
        rule,
        eta,
        start,
        samples,
        steps,
        StepBound.none(start),
        (before, seen, after) -> StepBound.none(before),
        source);
  }

  /** The run of steps first .. first + count - 1 from a state. */
  private Run run(Network from, int first, int count) {
    Iterator<Sample> rest = samples.listIterator(first * rule.batch());
    return new Run.Driven(rule, eta, from, rest::next, count);
  }

  private StepBound bound(int t, Network before, Network after) {
    int first = t * rule.batch();
    return bounds.of(before, samples.subList(first, first + rule.batch()), after);
  }

  /**
   * Has a simulator do the run and compares every entry of every state, as long as weights stay in
   * the range in which a step can be checked.
   *
   * @throws IllegalStateException if it shows fewer states than it did steps
   */
  Measurement measure(NetworkSimulator simulator) {
    States shown = new States();
    Outcome end = simulator.run(run(start, 0, steps), shown);
    Worst worst = new Worst();
    compare(worst, end, shown.states());
    return worst.measurement();
  }

  /**
   * Compares every entry of every state, as long as weights stay in range.
   *
   * @param end how the run ended
   * @param states what it showed, from the start on
   * @throws IllegalStateException if these are fewer than it did steps
   */
  void compare(Worst worst, Outcome end, List<Network> states) {
    if (!states.isEmpty()) {
      compare(worst, 0, start, states.get(0), startBound);
    }
    for (int t = 0; t + 1 < states.size() && inRange(states.get(t)); t++) {
      step(worst, t, states.get(t), states.get(t + 1));
    }
    ending(worst, end, states);
  }

  private void step(Worst worst, int t, Network before, Network after) {
    reference(t, before)
        .ifPresent(
            expected -> {
              StepBound bound = bound(t, before, expected);
              if (bound.known()) {
                compare(worst, t + 1, expected, after, bound);
              }
            });
  }

  /** The reference's step, where it stays in range. */
  private Optional<Network> reference(int t, Network before) {
    States states = new States();
    Outcome end = new ReferenceSimulator().run(run(before, t, 1), states);
    return end.completed()
        ? Optional.of(states.state(1)).filter(DrivenComparison::inRange)
        : Optional.empty();
  }

  /** A run that ends early has to have left the range, or be about to. */
  private void ending(Worst worst, Outcome end, List<Network> states) {
    int last = states.size() - 1;
    if (end.completed() && last != steps) {
      throw new IllegalStateException(
          "no step could be compared: " + states.size() + " states shown of " + (steps + 1));
    }
    if (!end.completed() && last >= 0 && inRange(states.get(last))) {
      worst.add(
          reference(last, states.get(last)).isPresent() ? Double.POSITIVE_INFINITY : 0,
          0,
          () -> "the run is said to diverge at step " + (last + 1) + ", the reference goes on");
    }
  }

  private void compare(Worst worst, int t, Network expected, Network shown, StepBound bound) {
    int d = expected.inputDimension();
    for (int i = 0; i < expected.width(); i++) {
      for (int k = 0; k < d; k++) {
        compare(worst, t, "W", i, k, expected.firstLayer(), shown.firstLayer(), bound.first(i, k));
      }
      compare(worst, t, "a", i, 0, expected.secondLayer(), shown.secondLayer(), bound.second(i));
    }
  }

  private void compare(
      Worst worst,
      int t,
      String array,
      int i,
      int k,
      DMatrixRMaj expected,
      DMatrixRMaj shown,
      double bound) {
    double right = expected.get(i, k);
    double seen = shown.get(i, k);
    double apart = Math.abs(seen - right);
    worst.apart(
        apart,
        bound,
        () ->
            words(t, array + "[" + i + "]" + (array.equals("W") ? "[" + k + "]" : ""), seen, right)
                + allowed(bound, right));
  }

  private String words(int t, String entry, double seen, double right) {
    return (t == 0 ? "at the start" : "after step " + t)
        + " "
        + entry
        + " is "
        + Numbers.shortest(seen)
        + (t == 0 ? ", given was " : ", " + source)
        + Numbers.shortest(right)
        + ": "
        + Numbers.rounded(Math.abs(seen - right) / Math.ulp(right), 3)
        + " ulp apart";
  }

  private static String allowed(double bound, double right) {
    return bound == 0
        ? ", and nothing is rounded there"
        : ", rounding explains " + Numbers.rounded(bound / Math.ulp(right), 3);
  }

  private static boolean inRange(Network network) {
    return inRange(network.firstLayer()) && inRange(network.secondLayer());
  }

  private static boolean inRange(DMatrixRMaj matrix) {
    for (double entry : matrix.data) {
      if (!(Math.abs(entry) <= Rounding.LARGEST_CHECKED)) {
        return false;
      }
    }
    return true;
  }
}

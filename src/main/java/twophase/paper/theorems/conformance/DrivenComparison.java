package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Exhibit;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Precision;
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
import twophase.paper.theorems.Worst;

/**
 * A driven run compared with the reference step by step: each state with the reference's step from
 * the state that the simulator itself showed before, so that errors do not add up and the first
 * comparison that fails names the step where the two part.
 */
final class DrivenComparison {
  private static final String SAY_SINGLE =
      "It agrees to binary32's rounding bound: say \"precision\":\"binary32\" in the hello, or"
          + " compute in binary64.";

  private final Rule rule;
  private final double eta;
  private final Network start;
  private final List<Sample> samples;
  private final int steps;
  private final StepBound startBound;
  private final Bounds bounds;
  private final Precision precision;
  private final Optional<Supplier<DrivenComparison>> single;
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
      Precision precision,
      Optional<Supplier<DrivenComparison>> single,
      String source) {
    this.rule = rule;
    this.eta = eta;
    this.start = start;
    this.samples = samples;
    this.steps = steps;
    this.startBound = startBound;
    this.bounds = bounds;
    this.precision = precision;
    this.single = single;
    this.source = source;
  }

  /**
   * A run by any rule, as a simulator of these conventions is asked for it.
   *
   * @param samples those of all steps; none for a rule that takes none
   * @param card has what a bound on rounding counts
   */
  static DrivenComparison of(
      Conventions conventions,
      Rule printed,
      double eta,
      Network start,
      List<Sample> samples,
      int steps,
      CardNumbers card) {
    Precision precision = conventions.precision();
    RoundingCounts counts = counts(card, precision);
    Rule rule = printed.by(conventions);
    double rate = precision.nearest(eta);
    Network given = precision.nearest(start);
    return new DrivenComparison(
        rule,
        rate,
        given,
        samples.stream().map(precision::nearest).toList(),
        steps,
        rule.compressedWhenDriven() ? StepBound.compressed(given, counts) : StepBound.none(given),
        (before, seen, after) -> rule.bound(rate, before, seen, after, counts),
        precision,
        inSingle(
            precision, () -> of(conventions.inSingle(), printed, eta, start, samples, steps, card)),
        "the reference has ");
  }

  /**
   * A free run of which a trace was told, with the samples of that trace. Runs of SAM must not be
   * compressed: m is at most d.
   *
   * @param free the run by the conventions of the simulator that did it
   * @param precision its numbers
   * @param start the first state that it showed
   */
  static DrivenComparison traced(
      Run.Free free,
      Precision precision,
      GroundTruth truth,
      Trace trace,
      Network start,
      CardNumbers card) {
    Rule rule = free.rule();
    RoundingCounts counts = counts(card, precision);
    return new DrivenComparison(
        rule,
        free.eta(),
        start,
        IntStream.range(0, trace.order().length).mapToObj(j -> trace.sample(j, truth)).toList(),
        trace.steps(),
        StepBound.none(start),
        (before, seen, after) -> rule.freeBound(free.eta(), before, seen, truth, after, counts),
        precision,
        inSingle(precision, () -> traced(free, Precision.BINARY32, truth, trace, start, card)),
        "the reference's step on the traced sample gives ");
  }

  /** The same run for a simulator in single precision, where this one is in double. */
  private static Optional<Supplier<DrivenComparison>> inSingle(
      Precision precision, Supplier<DrivenComparison> single) {
    return precision == Precision.BINARY64 ? Optional.of(single) : Optional.empty();
  }

  private static RoundingCounts counts(CardNumbers card, Precision precision) {
    return new RoundingCounts(
        card.integer("factors"),
        card.integer("householder"),
        card.number("first-order"),
        precision);
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
        precision,
        Optional.empty(),
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
   * @throws IllegalStateException if it shows fewer states than it did steps, or nothing wrong
   *     where rounding may make anything of each of its steps
   */
  Measurement measure(NetworkSimulator simulator) {
    States shown = new States();
    Outcome end = simulator.run(run(start, 0, steps), shown);
    Worst worst = new Worst();
    compare(worst, end, shown.states(), simulator);
    return worst.measurement();
  }

  /**
   * Compares every entry of every state, as long as weights stay in range.
   *
   * @param end how the run ended
   * @param states what it showed, from the start on
   * @param simulator who showed it
   * @throws IllegalStateException if these are fewer than it did steps, or nothing is wrong where
   *     rounding may make anything of each of them
   */
  void compare(Worst worst, Outcome end, List<Network> states, NetworkSimulator simulator) {
    if (!states.isEmpty()) {
      boolean held = worst.holds();
      compare(worst, 0, start, states.get(0), startBound);
      if (held && !worst.holds() && rounded(states.get(0))) {
        worst.show(new Exhibit(List.of(SAY_SINGLE), List.of()));
      }
    }
    int t = 0;
    int unknown = 0;
    for (; t + 1 < states.size() && inRange(states.get(t)); t++) {
      unknown += step(worst, t, states.get(t), states.get(t + 1), simulator) ? 0 : 1;
    }
    ending(worst, end, states);
    // What is wrong already is no less so.
    if (worst.holds() && t > 0 && unknown == t) {
      throw new IllegalStateException(
          "no step could be compared: what rounding makes of it is unknown for all " + t);
    }
  }

  /** Whether the start that was shown is the given one in single precision. */
  private boolean rounded(Network shown) {
    return single.isPresent()
        && Within.times(1, Precision.BINARY32.nearest(start), shown, StepBound.none(start));
  }

  /** Compares a step; false where nothing is known of what rounding makes of it. */
  private boolean step(
      Worst worst, int t, Network before, Network after, NetworkSimulator simulator) {
    Optional<Network> expected = reference(t, before);
    if (expected.isEmpty()) {
      return true;
    }
    StepBound bound = bound(t, before, expected.get());
    if (bound.known()) {
      boolean held = worst.holds();
      compare(worst, t + 1, expected.get(), after, bound);
      if (held && !worst.holds()) {
        worst.show(exhibit(t, before, expected.get(), after, bound, simulator));
      }
    }
    return bound.known();
  }

  /** The step at which the simulator parts from the reference, and what it is like. */
  private Exhibit exhibit(
      int t,
      Network before,
      Network expected,
      Network after,
      StepBound bound,
      NetworkSimulator simulator) {
    int first = t * rule.batch();
    PartedStep parted =
        new PartedStep(
            rule,
            eta,
            t + 1,
            before,
            samples.subList(first, first + rule.batch()),
            expected,
            after,
            Within.firstApart(expected, after, bound));
    return parted.exhibit(
        likeness(t, before, expected, after, bound), simulator.requests(run(before, t, 1)));
  }

  /**
   * What a known fault remembers of earlier steps counts, so that it is given the run from its
   * start; what rounding put between its states and those that were shown has been carried along.
   */
  private List<String> likeness(
      int t, Network before, Network expected, Network after, StepBound bound) {
    int times = t == 0 ? 1 : 2 * (t + 1);
    Likeness likeness =
        new Likeness(
            steps -> run(start, 0, Math.toIntExact(steps)),
            t + 1,
            expected,
            after,
            (one, other) -> Within.times(times, one, other, bound));
    boolean inSingle =
        !likeness.explained() && single.isPresent() && single.get().get().agrees(t, before, after);
    List<String> lines = new ArrayList<>(likeness.lines());
    if (inSingle) {
      lines.add(SAY_SINGLE);
    }
    return lines;
  }

  /** Whether a state is the reference's step from the one before. */
  private boolean agrees(int t, Network before, Network after) {
    return reference(t, before)
        .map(expected -> Within.times(1, expected, after, bound(t, before, expected)))
        .orElse(false);
  }

  /** The reference's step, where it stays in range. */
  private Optional<Network> reference(int t, Network before) {
    States states = new States();
    Outcome end = new ReferenceSimulator().run(run(before, t, 1), states);
    return end.completed() ? Optional.of(states.state(1)).filter(this::inRange) : Optional.empty();
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
        + Numbers.rounded(Math.abs(seen - right) / ulp(right), 3)
        + " ulp apart";
  }

  private String allowed(double bound, double right) {
    return bound == 0
        ? ", and nothing is rounded there"
        : ", rounding explains " + Numbers.rounded(bound / ulp(right), 3);
  }

  /** The distance to the next number, in the simulator's own precision. */
  private double ulp(double value) {
    return Math.ulp(value) * precision.unit() / Precision.BINARY64.unit();
  }

  private boolean inRange(Network network) {
    return inRange(network.firstLayer()) && inRange(network.secondLayer());
  }

  private boolean inRange(DMatrixRMaj matrix) {
    for (double entry : matrix.data) {
      if (!(Math.abs(entry) <= precision.largest())) {
        return false;
      }
    }
    return true;
  }
}

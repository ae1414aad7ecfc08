package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Unjudged;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.Paper;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Trace;
import twophase.paper.faults.Parts;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.WrongSimulators;
import twophase.paper.theorems.conformance.DrivenCases.Descent;
import twophase.paper.theorems.conformance.DrivenCases.Integers;
import twophase.paper.theorems.conformance.DrivenCases.Perturbed;
import twophase.paper.theorems.conformance.DrivenCases.Rule;

class ConformanceTest {
  private static final Inputs ONE = new Inputs(1);
  private static final Learning LEARNING = new Learning(9, 4, new Inputs(5), 0.02, 1, 0.5, 20);
  private static final Descent DESCENT = new Descent(9, 4, new Inputs(5), 0.02, 0.5, 20);
  private static final Perturbed PERTURBED =
      new Perturbed(9, 4, new Inputs(5), 0.02, 1, 0.5, 0.1, 20);

  private static Trial trial(NetworkSimulator simulator) {
    return trial(SeedTree.root(7), simulator);
  }

  private static Trial trial(int k, NetworkSimulator simulator) {
    return trial(SeedTree.root(8).child(k), simulator);
  }

  private static Trial trial(SeedTree seeds, NetworkSimulator simulator) {
    return Trial.of(seeds, simulator, PaperCards.numbers("conformance"));
  }

  private static NetworkSimulator fault(String name) {
    return Paper.faulty(name);
  }

  /** Ends every driven run early and says that it diverged. */
  private static class GivesUp implements NetworkSimulator {
    private final Outcome end;

    GivesUp(Outcome end) {
      this.end = end;
    }

    @Override
    public String name() {
      return "gives up";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      observer.see(0, run.driven(observer).start());
      return end;
    }
  }

  @Test
  void anotherOrderOfOperationsIsWithinRounding() {
    Measurement sgd = DrivenCases.measure(LEARNING, trial(WrongSimulators.reordered()));
    assertThat(sgd.holds(), equalTo(true));
    assertThat("the orders do differ", sgd.observed(), greaterThan(0.0));
    for (Measurement seen :
        new Measurement[] {
          DESCENT.measure(trial(PartsSimulator.correct())),
          PERTURBED.measure(trial(PartsSimulator.correct()))
        }) {
      assertThat(seen.words(), seen.holds(), equalTo(true));
    }
  }

  @Test
  void aCompressedRunIsWithinItsAllowanceInGradientDescentOnly() {
    assertThat(DESCENT.measure(trial(new CompressedSimulator())).holds(), equalTo(true));
    Integers integers = new Integers(Rule.LABEL_NOISE, 9, 4, 1);
    assertThat(integers.measure(trial(new CompressedSimulator())).holds(), equalTo(false));
  }

  @ParameterizedTest
  @CsvSource({
    "LABEL_NOISE, 8, 4, 1",
    "LABEL_NOISE, 64, 32, 1",
    "GRADIENT_DESCENT, 1, 1, 1",
    "GRADIENT_DESCENT, 32, 32, 8",
    "SAM, 64, 32, 1"
  })
  void integerStepsAreExact(Rule rule, int m, int d, int n) {
    Integers step = new Integers(rule, m, d, n);
    Measurement seen = step.measure(trial(PartsSimulator.correct()));
    assertThat(seen.words(), seen.observed(), equalTo(0.0));
    assertThat(seen.bound(), equalTo(0.0));
  }

  @Test
  void aFaultIsNamedByStepArrayAndIndex() {
    Measurement seen = DrivenCases.measure(LEARNING, trial(fault("momentum")));
    assertThat(seen.holds(), equalTo(false));
    assertThat(seen.words(), containsString("after step 2 W[0][0] is "));
    assertThat(seen.words(), containsString(" ulp apart, rounding explains "));
  }

  @Test
  void theSameFaultShowsInEveryRuleThatItTouches() {
    for (Measurement seen :
        new Measurement[] {
          DrivenCases.measure(LEARNING, trial(fault("rate-1-percent"))),
          DESCENT.measure(trial(fault("rate-1-percent"))),
          PERTURBED.measure(trial(fault("rate-1-percent")))
        }) {
      assertThat(seen.words(), containsString("after step 1 W[0][0] is "));
    }
    assertThat(DESCENT.measure(trial(fault("sam-downhill"))).holds(), equalTo(true));
  }

  /** A part in 10^9 of the step size is seen: nothing hangs on how large the seeded faults are. */
  @Test
  void aTinyChangeOfTheStepSizeIsSeen() {
    Learning slightly = new Learning(9, 4, new Inputs(5), 0.02 * (1 + 1e-9), 1, 0.5, 20);
    NetworkSimulator reference = new ReferenceSimulator();
    NetworkSimulator off =
        new GivesUp(new Outcome.Completed()) {
          @Override
          public Outcome run(Run run, Observer observer) {
            Run.Driven sgd = run.driven(observer);
            return reference.run(
                new Run.Driven(sgd.rule(), slightly.eta(), sgd.start(), sgd.samples(), sgd.steps()),
                observer);
          }
        };
    assertThat(DrivenCases.measure(LEARNING, trial(off)).holds(), equalTo(false));
  }

  /**
   * Sample by sample, on a copy, and with sum_b r_b x_b first (uncompressed where m is at most d).
   */
  @Test
  void everyWayToDoABatchIsWithinRounding() {
    RandomStream stream = SeedTree.root(6).child("batches").stream();
    for (int k = 0; k < 150; k++) {
      int d = stream.integer(1, 12);
      Inputs inputs = stream.sign() > 0 ? Inputs.FRESH : new Inputs(stream.integer(1, 9));
      DrivenCases.Batched run =
          new DrivenCases.Batched(
              stream.integer(1, d), d, inputs, 0.05, 4, 0.5, stream.integer(2, 40), 20);
      for (NetworkSimulator simulator :
          new NetworkSimulator[] {PartsSimulator.correct(), new CompressedSimulator()}) {
        Measurement seen = run.measure(trial(simulator));
        assertThat(run + ": " + seen.words(), seen.holds(), equalTo(true));
      }
    }
  }

  @Test
  void whatABatchDrawsRightScoresLow() {
    int misses = 0;
    for (int k = 0; k < 60; k++) {
      TracedBatches.Drawn drawn = TracedBatches.Drawn.values()[k % 2];
      TracedBatches run =
          new TracedBatches(2, 3, new Inputs(9), 2 + k % 8, drawn, 1e-4, 1, 0.5, 200);
      Trial trial =
          Trial.of(
              SeedTree.root(8).child(k),
              PartsSimulator.correct(),
              PaperCards.numbers("conformance"));
      misses += run.look(trial).shown() ? 0 : 1;
    }
    assertThat("each misses with probability 0.05 or less", misses, lessThan(10));
  }

  @Test
  void aDivergenceThatIsNoneIsAFailure() {
    Measurement seen = DrivenCases.measure(LEARNING, trial(new GivesUp(new Outcome.Diverged(1))));
    assertThat(seen.holds(), equalTo(false));
    assertThat(seen.words(), containsString("said to diverge at step 1"));
  }

  @Test
  void statesThatAreNotShownBreakTheCheck() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> DrivenCases.measure(LEARNING, trial(new GivesUp(new Outcome.Completed()))));
    assertThat(e.getMessage(), containsString("1 states shown of 21"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NOISE", "SCHEDULE", "ORDER", "PAIRS", "SEEDS", "INPUTS", "START", "SPREAD"})
  void whatIsDrawnRightScoresLow(DrawnRun.What what) {
    int misses = 0;
    for (int k = 0; k < 20; k++) {
      Event seen = of(what).look(trial(k, new ReferenceSimulator()));
      misses += seen.shown() ? 0 : 1;
    }
    // Each with probability 0.05 at most: 7 of 20 or more have probability 3e-5.
    assertThat(misses, lessThan(7));
  }

  @ParameterizedTest
  @CsvSource({
    "NOISE, noise-1-percent",
    "NOISE, batch-of-two",
    "NOISE, truth-1-percent",
    "SCHEDULE, noise-schedule-ignored",
    "ORDER, samples-cycled",
    "ORDER, last-sample-left-out",
    "PAIRS, noise-shared",
    "SEEDS, seed-reused",
    "INPUTS, inputs-on-a-sphere",
    "START, start-uniform",
    "START, start-mirrored",
    "START, start-orthogonal",
    "SPREAD, start-norm-one"
  })
  void whatIsDrawnWronglyScoresHigh(DrawnRun.What what, String fault) {
    for (int k = 0; k < 5; k++) {
      assertThat(of(what).look(trial(k, fault(fault))).shown(), equalTo(false));
    }
  }

  private static DrawnRun of(DrawnRun.What what) {
    return switch (what) {
      case NOISE -> new DrawnRun(what, 4, 3, ONE, 1e-4, 1, 0.5, 200);
      case SCHEDULE -> new DrawnRun(what, 4, 3, ONE, 1e-4, 1, 0.5, 40);
      case ORDER -> new DrawnRun(what, 4, 4, new Inputs(4), 1e-4, 0.5, 0.5, 600);
      case PAIRS -> new DrawnRun(what, 4, 4, ONE, 1e-4, 1, 0.5, 300);
      case SEEDS -> new DrawnRun(what, 200, 2, ONE, 1e-3, 1, 1, 2);
      case INPUTS -> new DrawnRun(what, 2, 8, Inputs.FRESH, 1e-5, 0, 1, 500);
      case START -> new DrawnRun(what, 64, 32, ONE, 1e-3, 0, 1, 0);
      case SPREAD -> new DrawnRun(what, 32, 4, ONE, 1e-3, 0, 1, 0);
    };
  }

  private static final TracedSteps TRACED =
      new TracedSteps(3, 4, new Inputs(5), 1e-3, 1, 0.5, 0, 3, 20);

  /** The correct simulator, telling another trace. */
  private static NetworkSimulator telling(UnaryOperator<Trace> told) {
    return new PartsSimulator("telling", () -> new Teller(told));
  }

  private static final class Teller extends Parts {
    private final UnaryOperator<Trace> told;

    Teller(UnaryOperator<Trace> told) {
      this.told = told;
    }

    @Override
    protected Trace traced(Trace trace) {
      return told.apply(trace);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, 4, 5, 0, 0",
    "3, 4, 5, 0, 3",
    "3, 4, fresh, 0, 0",
    "3, 4, 5, 0.1, 0",
    "64, 4, 5, 0, 3"
  })
  void anHonestTraceIsWhatTheRunDid(int m, int d, String n, double radius, int off) {
    TracedSteps run = new TracedSteps(m, d, Inputs.valueOf(n), 1e-3, 1, 0.5, radius, off, 30);
    Measurement seen = run.measure(trial(PartsSimulator.correct()));
    assertThat(seen.words(), seen.holds(), equalTo(true));
    assertThat("what is allowed for is rounding", seen.bound(), lessThan(1e-10));
  }

  @Test
  void aTraceThatLiesIsNamed() {
    assertLie(
        "the reference's step on the traced sample gives ",
        trace -> new Trace(trace.inputs(), turned(trace.order()), trace.noise()));
    assertLie(
        "after step 1 W[0][0] is ",
        trace -> new Trace(trace.inputs(), trace.order(), scaled(trace.noise(), -1)));
    assertLie(
        ", sigma is 1",
        trace -> new Trace(trace.inputs(), trace.order(), scaled(trace.noise(), 1.001)));
    assertLie(
        "the traced noise of step 6 is 1 where the noise is off",
        trace -> new Trace(trace.inputs(), trace.order(), filled(trace.steps())));
  }

  private static void assertLie(String words, UnaryOperator<Trace> lie) {
    Measurement seen = TRACED.measure(trial(telling(lie)));
    assertThat(seen.holds(), equalTo(false));
    assertThat(seen.words(), containsString(words));
  }

  private static int[] turned(int[] order) {
    return Arrays.stream(order).map(k -> (k + 1) % 5).toArray();
  }

  private static double[] scaled(double[] noise, double factor) {
    return Arrays.stream(noise).map(e -> factor * e).toArray();
  }

  private static double[] filled(int steps) {
    double[] ones = new double[steps];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void freshInputsAreTakenAsTheyCome() {
    TracedSteps fresh = new TracedSteps(3, 4, Inputs.FRESH, 1e-3, 1, 0.5, 0, 0, 20);
    Measurement seen =
        fresh.measure(trial(telling(t -> new Trace(t.inputs(), new int[t.steps()], t.noise()))));
    assertThat(seen.words(), equalTo("by the trace step 2 took input 0, and inputs are fresh"));
  }

  @Test
  void aTraceOfAnotherShapeBreaksTheCheckAndNoneIsNotOffered() {
    NetworkSimulator shorter =
        telling(t -> new Trace(t.inputs(), Arrays.copyOf(t.order(), 2), new double[2]));
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> TRACED.measure(trial(shorter)));
    assertThat(e.getMessage(), containsString("and 2 steps, the run of 5, 4 and 20"));
    assertThrows(NotOffered.class, () -> TRACED.measure(trial(new ReferenceSimulator())));
    NetworkSimulator silent =
        new GivesUp(new Outcome.Completed()) {
          @Override
          public boolean traces() {
            return true;
          }

          @Override
          public Outcome run(Run run, Observer observer) {
            return new ReferenceSimulator().run(run, observer);
          }
        };
    IllegalStateException none =
        assertThrows(IllegalStateException.class, () -> TRACED.measure(trial(silent)));
    assertThat(none.getMessage(), containsString("does not tell theta* and the trace"));
  }

  @Test
  void aTracedRunThatDivergesFails() {
    NetworkSimulator diverging =
        new GivesUp(new Outcome.Diverged(3)) {
          @Override
          public boolean traces() {
            return true;
          }

          @Override
          public Outcome run(Run run, Observer observer) {
            return new Outcome.Diverged(3);
          }
        };
    Measurement seen = TRACED.measure(trial(diverging));
    assertThat(seen.holds(), equalTo(false));
    assertThat(seen.words(), equalTo("the run is said to diverge at step 3"));
    for (TracedRun.What what : TracedRun.What.values()) {
      assertThat(traced(what).look(trial(diverging)).diverged(), equalTo(true));
    }
  }

  private static TracedRun traced(TracedRun.What what) {
    return switch (what) {
      case STARTS -> traced(what, 200, 20, 200, 1);
      case INPUTS -> traced(what, 1, 8, 500, 20);
      case ORDER -> traced(what, 1, 1, 20, 500);
      case NOISE -> traced(what, 2, 3, 10, 500);
      case PAIRS -> traced(what, 2, 30, 20, 100);
    };
  }

  private static TracedRun traced(TracedRun.What what, int m, int d, int n, int steps) {
    return new TracedRun(what, m, d, new Inputs(n), 1e-4, 1, 0.5, steps);
  }

  @ParameterizedTest
  @EnumSource(TracedRun.What.class)
  void whatIsTracedRightScoresLow(TracedRun.What what) {
    int misses = 0;
    for (int k = 0; k < 20; k++) {
      misses += traced(what).look(trial(k, PartsSimulator.correct())).shown() ? 0 : 1;
    }
    // Each with probability 0.05 at most: 7 of 20 or more have probability 3e-5.
    assertThat(misses, lessThan(7));
  }

  @ParameterizedTest
  @CsvSource({
    "NOISE, noise-from-index",
    "NOISE, noise-kept",
    "NOISE, truth-1-percent",
    "INPUTS, inputs-one-sided",
    "INPUTS, inputs-on-a-sphere",
    "ORDER, samples-shuffled",
    "ORDER, samples-cycled",
    "PAIRS, inputs-shared",
    "PAIRS, noise-shared",
    "PAIRS, seed-reused",
    "STARTS, start-uniform"
  })
  void whatIsTracedWronglyScoresHigh(TracedRun.What what, String fault) {
    for (int k = 0; k < 5; k++) {
      assertThat(traced(what).look(trial(k, fault(fault))).shown(), equalTo(false));
    }
  }

  /** What a trace tells of the draws means nothing where it is not of the run that was shown. */
  @Test
  void whatIsDrawnIsNotBlamedForASteps() {
    Trial trial = trial(0, fault("trace-order-late"));
    Unjudged why = assertThrows(Unjudged.class, () -> traced(TracedRun.What.NOISE).look(trial));
    assertThat(why.getMessage(), containsString("(trace)"));
  }

  /** The start's numbers drawn once more, for the inputs: the law of each is right. */
  @Test
  void oneStreamTakenTwiceIsSeen() {
    NetworkSimulator twice =
        new PartsSimulator(
            "twice",
            () ->
                new Parts() {
                  @Override
                  protected Network start(Run.Free free, SeedTree seeds) {
                    return NtkInitialisation.draw(free.m(), free.d(), seeds.child("data").stream());
                  }
                });
    assertThat(traced(TracedRun.What.STARTS).look(trial(twice)).shown(), equalTo(false));
  }

  @Test
  void aSimulatorThatHidesTheTruthBreaksTheCheck() {
    NetworkSimulator silent =
        new GivesUp(new Outcome.Completed()) {
          @Override
          public Outcome run(Run run, Observer observer) {
            return new ReferenceSimulator()
                .run(
                    run,
                    new Observer() {
                      @Override
                      public boolean wants(long t) {
                        return observer.wants(t);
                      }

                      @Override
                      public void see(long t, Network state) {
                        observer.see(t, state);
                      }
                    });
          }
        };
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class, () -> of(DrawnRun.What.NOISE).look(trial(silent)));
    assertThat(e.getMessage(), containsString("theta*"));
  }

  @Test
  void settingsCheckTheirRanges() {
    assertThrows(
        IllegalArgumentException.class, () -> new Integers(Rule.GRADIENT_DESCENT, 5, 4, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Integers(Rule.GRADIENT_DESCENT, 4, 4, 3));
    assertThrows(IllegalArgumentException.class, () -> traced(TracedRun.What.ORDER, 1, 1, 1, 10));
    TracedSteps unstable = new TracedSteps(64, 64, new Inputs(5), 1e-3, 1, 0.5, 0, 0, 20);
    assertThrows(
        IllegalArgumentException.class, () -> unstable.measure(trial(PartsSimulator.correct())));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TracedSteps(5, 4, new Inputs(5), 1e-3, 1, 0.5, 0.1, 0, 20));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Trace(new DMatrixRMaj(2, 1), new int[] {2}, new double[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Trace(new DMatrixRMaj(2, 1), new int[] {1}, new double[2]));
    assertThrows(IllegalArgumentException.class, () -> new Descent(1, 1, Inputs.FRESH, 0.1, 1, 1));
  }
}

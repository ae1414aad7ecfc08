package twophase.paper.theorems.phases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Workers;
import twophase.kit.property.PropertyMethod;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Loss;
import twophase.paper.theorems.WrongSimulators;

/** The statements of the figures: what they see, and that they catch who is wrong. */
class PhaseStatementsTest {
  private static final Learning TWO_PHASES =
      new Learning(100, 4, Inputs.FRESH, 0.004, 4, 2, 40_000);
  private static final SamRun SAM = new Start(60, 4, Inputs.FRESH, 0.004, 1).sam(0.4, 9);
  private static final Switched SWITCHED = new Switched(100, 4, Inputs.FRESH, 0.004, 2, 1, 5000, 3);
  private static final PaperRun PICTURE =
      new PaperRun(100, 4, Inputs.FRESH, 0.004, Loss.HALF_SQUARE, 4, 2, 20_000);
  private static final PaperSwitching PERIODIC =
      new PaperSwitching(1000, 20, new Inputs(200), 0.001, Loss.HALF_SQUARE, 4, 0.3, 5000, 2);
  private static final Beside QUIET = new Beside(60, 3, Inputs.FRESH, 0.004, 0, 0, 1, 300);

  /** The suite's simulator, but with another free run than it was asked for. */
  private static NetworkSimulator doing(UnaryOperator<Run.Free> other) {
    NetworkSimulator right = new FastSimulator();
    return new NetworkSimulator() {
      @Override
      public String name() {
        return "other";
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        return right.run(run instanceof Run.Free free ? other.apply(free) : run, observer);
      }
    };
  }

  private static NetworkSimulator showingTheStartForEver() {
    return new NetworkSimulator() {
      @Override
      public String name() {
        return "still";
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        Run.Driven driven = run.driven(observer);
        for (long t = 0; t <= driven.steps(); t++) {
          if (observer.wants(t)) {
            observer.see(t, driven.start());
          }
        }
        return new Outcome.Completed();
      }
    };
  }

  private static Run.Free withSigma(Run.Free run, double sigma) {
    return new Run.Free(
        run.m(),
        run.d(),
        run.inputs(),
        run.eta(),
        sigma,
        run.thetaNorm(),
        run.seeds(),
        run.steps(),
        run.rule(),
        run.schedule());
  }

  private static CaseFinding examine(
      NetworkSimulator simulator, String statement, String form, Record setting) {
    return examine(simulator, statement, form, Setting.of(setting));
  }

  private static CaseFinding examine(
      NetworkSimulator simulator, String statement, String form, Setting setting) {
    PropertyMethod property = Paper.CATALOGUE.property(new FormId(statement, form)).orElseThrow();
    try (Workers workers = new Workers(2)) {
      Session session =
          new Session(Paper.CATALOGUE.task(5, Profile.QUICK, simulator, false), Means.of(workers));
      OpenBench bench = session.open(property.id(), property.effort(Profile.QUICK));
      try {
        property.call(setting, bench);
      } catch (AssertionError e) {
        assertThat(e.getMessage(), containsString("reproduce"));
      }
      return bench.only();
    }
  }

  private static CaseFinding.Outcome outcome(
      NetworkSimulator simulator, String statement, String form, Record setting) {
    return examine(simulator, statement, form, setting).outcome();
  }

  @Test
  void labelNoiseWithoutItsNoiseIsCaught() {
    assertThat(
        outcome(new FastSimulator(), "two-phase", "corrected.order", TWO_PHASES),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        outcome(doing(run -> withSigma(run, 0)), "two-phase", "corrected.order", TWO_PHASES),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void labelNoiseOfTwiceTheLevelIsCaughtByTheSettledLoss() {
    NetworkSimulator loud = doing(run -> withSigma(run, 2 * run.sigma()));
    Learning longer = new Learning(40, 4, Inputs.FRESH, 0.01, 2, 1, 40_000);
    assertThat(
        outcome(new FastSimulator(), "two-phase", "sharp.loss", longer),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        outcome(loud, "two-phase", "sharp.loss", longer), equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void thePictureHasCosinesThatRiseAndInnerProductsThatDoNot() {
    NetworkSimulator right = new FastSimulator();
    assertThat(
        outcome(right, "two-phase", "as-printed.cosine", PICTURE),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        outcome(right, "two-phase", "as-printed.product", PICTURE),
        equalTo(CaseFinding.Outcome.FAILED));
    assertThat(
        outcome(doing(run -> withSigma(run, 0)), "two-phase", "as-printed.cosine", PICTURE),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void aLargeThetaLetsInnerProductsRiseButFirst() {
    PaperRun large = new PaperRun(100, 4, Inputs.FRESH, 0.004, Loss.HALF_SQUARE, 4, 40, 20_000);
    CaseFinding finding = examine(new FastSimulator(), "two-phase", "as-printed.product", large);
    assertThat(finding.outcome(), equalTo(CaseFinding.Outcome.FAILED));
    // sqrt(d^(3/2) norm(theta*) / m) of the start.
    assertThat(finding.value().orElseThrow().estimate(), closeTo(Math.sqrt(8 * 40 / 100.0), 0.2));
  }

  @Test
  void theLossItselfIsTwiceTheStep() {
    PaperRun whole = new PaperRun(100, 4, Inputs.FRESH, 0.004, Loss.SQUARE, 4, 2, 20_000);
    SeedTree seeds = SeedTree.root(1);
    assertThat(PICTURE.run(seeds).eta(), equalTo(0.004));
    assertThat(whole.run(seeds).eta(), equalTo(0.008));
    assertThat(whole.stabilityLoad(), equalTo(2 * PICTURE.stabilityLoad()));
  }

  @Test
  void aSecondLayerThatNoiseNeverLeavesIsCaught() {
    NetworkSimulator deaf = doing(run -> run.withSchedule(NoiseSchedule.ALWAYS));
    for (String form : new String[] {"as-printed.norms", "as-printed.second-layer"}) {
      assertThat(
          outcome(new FastSimulator(), "noise-necessity", form, PERIODIC),
          equalTo(CaseFinding.Outcome.HELD));
      assertThat(
          outcome(deaf, "noise-necessity", form, PERIODIC), equalTo(CaseFinding.Outcome.FAILED));
    }
  }

  @Test
  void aFirstLayerThatStandsStillIsCaught() {
    Setting small = Setting.parse("m=30,d=3,n=fresh,eta=0.01,loss=square,thetaNorm=0.3,steps=5000");
    assertThat(
        examine(new FastSimulator(), "oscillating-run", "as-printed", small).outcome(),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        examine(showingTheStartForEver(), "oscillating-run", "as-printed", small).outcome(),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void samWithoutItsRadiusIsCaught() {
    assertThat(
        outcome(new FastSimulator(), "sam-two-phase", "corrected.order", SAM),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        outcome(
            doing(run -> run.withRule(Sam.orPlain(0))), "sam-two-phase", "corrected.order", SAM),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void samOfAnotherRadiusIsCaughtByItsTime() {
    SamSweep sweep = new SamSweep(20, 4, 5e-4, 0.3, 0.1);
    NetworkSimulator eager =
        doing(run -> run.withRule(Sam.orPlain(1.1 * ((Sam) run.rule()).radius())));
    assertThat(
        outcome(eager, "sam-two-phase", "sharp.time", sweep), equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void noiseThatIsNeverSwitchedOffIsCaught() {
    NetworkSimulator deaf = doing(run -> run.withSchedule(NoiseSchedule.ALWAYS));
    assertThat(
        outcome(new FastSimulator(), "noise-necessity", "corrected.switched", SWITCHED),
        equalTo(CaseFinding.Outcome.HELD));
    assertThat(
        outcome(deaf, "noise-necessity", "corrected.switched", SWITCHED),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void aNetworkThatDoesNotMoveDoesNotFollowItsLinearisation() {
    CaseFinding finding =
        examine(WrongSimulators.frozen(), "linearised-baseline", "corrected.quiet", QUIET);
    assertThat(finding.outcome(), equalTo(CaseFinding.Outcome.FAILED));
    assertThat(finding.value().orElseThrow().estimate(), closeTo(1, 0.1));
    assertThat(
        outcome(new FastSimulator(), "linearised-baseline", "corrected.quiet", QUIET),
        equalTo(CaseFinding.Outcome.HELD));
  }

  @Test
  void theBaselineOfTheFiguresCatchesWhoStandsStill() {
    BesideDescent quiet = new BesideDescent(20, 4, new Inputs(64), 0.08, 0, 0, 1, 400);
    BesideDescent noisy = new BesideDescent(20, 4, new Inputs(64), 0.08, 8, 0, 1, 480);
    for (NetworkSimulator simulator : List.of(new FastSimulator(), showingTheStartForEver())) {
      CaseFinding.Outcome right =
          simulator instanceof FastSimulator
              ? CaseFinding.Outcome.HELD
              : CaseFinding.Outcome.FAILED;
      assertThat(outcome(simulator, "linearised-baseline", "reading.quiet", quiet), equalTo(right));
      assertThat(outcome(simulator, "linearised-baseline", "reading.norm", noisy), equalTo(right));
    }
    assertThat(
        "without noise nothing departs",
        outcome(new FastSimulator(), "linearised-baseline", "sharp.comparator", quiet),
        equalTo(CaseFinding.Outcome.FAILED));
  }

  @Test
  void whoShowsNothingBreaksTheCheck() {
    IllegalStateException broken =
        Assertions.assertThrows(
            IllegalStateException.class,
            () -> outcome(WrongSimulators.silent(), "two-phase", "corrected.order", TWO_PHASES));
    assertThat(broken.getMessage(), equalTo("the simulator showed no state"));
  }

  @Test
  void aCourseByHand() {
    Course course = new Course(4, 2);
    course.truth(new GroundTruth(new DMatrixRMaj(2, 1, true, 0, 2)));
    assertThat(course.wants(0) && course.wants(2) && course.wants(4), equalTo(true));
    assertThat(course.wants(1) || course.wants(3), equalTo(false));
    for (long t = 0; t <= 4; t++) {
      assertThat(course.quietUntil(t), equalTo(t + t % 2));
    }
    DMatrixRMaj weights = new DMatrixRMaj(2, 2, true, 3, 4, 0, 0);
    DMatrixRMaj second = new DMatrixRMaj(2, 1, true, 1, 2);
    course.see(0, new Network(weights.copy(), second));
    weights.set(1, 0, 1);
    course.see(2, new Network(weights, second));
    // Norms 5 and 0, cosines 4/5 and none, products 8 and 0; theta = (3, 4), off theta* = (0, 2) by
    // (3, 2).
    assertThat(course.first(), equalTo(new Course.Point(2.5, 0.4, 4, 4, 6.5, 25, 0)));
    // The second neuron has moved by (1, 0); theta = (5, 4).
    assertThat(course.points().get(1), equalTo(new Course.Point(3, 0.4, 4, 4, 14.5, 26, 1)));
    assertThat(course.atEnd(0.5, Course.Point::firstLayer), equalTo(26.0));
    assertThat(course.atEnd(1, Course.Point::firstLayer), equalTo(25.5));
  }

  @Test
  void timesAndExponentsAreReadOffCourses() {
    Course course = new Course(3, 3);
    course.truth(new GroundTruth(new DMatrixRMaj(1, 1, true, 1)));
    for (int t = 0; t <= 3; t++) {
      // norm2(W) = exp(-2 t)
      DMatrixRMaj w = new DMatrixRMaj(1, 1, true, Math.exp(-t));
      course.see(t, new Network(w, new DMatrixRMaj(1, 1, true, 1)));
    }
    assertThat(course.stepsBetween(1, 5), closeTo(2, 1e-12));
    assertThat(course.stepsBetween(1, 7), equalTo(Double.NaN));
    assertThat(
        Doubling.of("x", 3, 4, "y", x -> 7 * Math.pow(x, -1.5)).exponent(), closeTo(-1.5, 1e-12));
  }
}

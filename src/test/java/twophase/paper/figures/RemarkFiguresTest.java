package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Series.Reading;
import twophase.paper.simulators.FastSimulator;

class RemarkFiguresTest {
  private static final int HASTE = 4;
  private static List<Figure> figures;

  @BeforeAll
  static void make() {
    figures = new LawFigures(new FastSimulator(), 3, HASTE).remarks();
  }

  /** The readings of the series whose name begins so. */
  private static List<Reading> series(String statement, int panel, String name) {
    return figures.stream()
        .filter(f -> f.statement().orElseThrow().equals(statement))
        .flatMap(f -> f.panels().get(panel).series().stream())
        .filter(s -> s.name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .readings();
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(new LawFigures(new FastSimulator(), 3, HASTE).remarks(), equalTo(figures));
    assertThat(new HashSet<>(figures.stream().map(Figure::name).toList()), hasSize(figures.size()));
  }

  @Test
  void eachStatementHasItsFigure() {
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(
            List.of(
                "norm-balance",
                "oscillation",
                "plain-sgd-lazy",
                "stability-limit",
                "delta-governs",
                "sparser",
                "each-neuron",
                "oscillating-run",
                "sam-remarks",
                "width-compression")));
  }

  @Test
  void everySeriesHasFiniteReadings() {
    for (Figure figure : figures) {
      figure.panels().stream()
          .flatMap(panel -> panel.series().stream())
          .forEach(
              series ->
                  assertThat(
                      figure.name() + ": " + series.name(),
                      series.readings().stream().anyMatch(r -> Double.isFinite(r.y()))));
    }
  }

  /** HOLDS: what is measured is the printed right side, to rounding. */
  @Test
  void bothSidesOfTheBalanceAgree() {
    List<Reading> measured = series("norm-balance", 0, "runs");
    List<Reading> printed = series("norm-balance", 0, "printed");
    for (int k = 0; k < measured.size(); k++) {
      assertThat(printed.get(k).y(), closeTo(measured.get(k).y(), 1e-13));
    }
    for (Reading neuron : series("norm-balance", 2, "the paper’s run")) {
      assertThat(neuron.y(), closeTo(neuron.x(), 1e-13));
    }
  }

  /** REFUTED as printed, by the factor of the law; HOLDS as corrected. */
  @Test
  void theOscillationLacksTheSquaredStepSize() {
    List<Reading> law = series("oscillation", 0, "law");
    List<Reading> printed = series("oscillation", 0, "runs, left side as printed");
    List<Reading> corrected = series("oscillation", 0, "runs, left side with");
    for (int k = 0; k < law.size(); k++) {
      assertThat(printed.get(k).y() / law.get(k).y(), closeTo(1, 1e-6));
      assertThat(corrected.get(k).y(), closeTo(1, 1e-6));
    }
    assertThat(series("oscillation", 0, "counterexample").get(0).y(), closeTo(1e6, 1));
    assertThat(series("oscillation", 0, "the paper’s run").get(0).y(), closeTo(1e6, 1));
  }

  /** HOLDS for the paper's run without its noise, and not with it. */
  @Test
  void withoutNoiseTheFarthestNeuronIsInside() {
    assertThat(
        series("plain-sgd-lazy", 0, "the paper’s run, without").get(0).high(), lessThan(1.0));
    assertThat(
        series("plain-sgd-lazy", 0, "the paper’s run, with its").get(0).low(), greaterThan(1.0));
    List<Reading> runs = series("plain-sgd-lazy", 0, "runs, ‖θ*‖ = 1");
    List<Reading> law = series("plain-sgd-lazy", 0, "law: ‖θ*‖ = 1");
    int widest = runs.size() - 1;
    assertThat(runs.get(widest).y() / law.get(widest).y(), closeTo(1, 0.3));
  }

  /** HOLDS: the law crosses 1 at k s = 1, and runs are within twice their interval of it. */
  @Test
  void theLimitPartsNearerFromFarther() {
    for (int d : new int[] {5, 20}) {
      List<Reading> law = series("stability-limit", 0, "law: exact mean step, d = " + d);
      List<Reading> runs = series("stability-limit", 0, "runs, d = " + d);
      for (int k = 0; k < law.size(); k++) {
        assertThat(law.get(k).y() < 1, equalTo(law.get(k).x() < 1));
        double half = runs.get(k).high() - runs.get(k).y();
        assertThat(runs.get(k).y(), closeTo(law.get(k).y(), 2 * half));
      }
    }
  }

  /** REFUTED step by step, HOLDS in sum; the noise drives the second layer as the law says. */
  @Test
  void deltaGovernsInSumAndNotStepByStep() {
    List<Reading> sum = series("delta-governs", 0, "the paper’s run");
    assertThat(sum.get(0).y(), greaterThan(0.9));
    assertThat(last(sum).high(), lessThan(0.1));
    for (Reading step : series("delta-governs", 1, "the paper’s run")) {
      assertThat(step.y(), lessThan(0.5));
    }
    List<Reading> law = series("delta-governs", 2, "law");
    List<Reading> runs = series("delta-governs", 2, "runs");
    for (int k = 0; k < law.size(); k++) {
      assertThat(runs.get(k).y() / law.get(k).y(), closeTo(1, 0.5));
    }
  }

  /** HOLDS for directions and pruning, REFUTED for neurons. */
  @Test
  void directionsBecomeFewerAndNeuronsDoNot() {
    Reading rank = last(series("sparser", 0, "runs"));
    assertThat(rank.high(), lessThan(0.5));
    assertThat(rank.y(), closeTo(last(series("sparser", 0, "law")).y(), 0.05));
    assertThat(last(series("sparser", 1, "runs")).low(), greaterThan(0.5));
    assertThat(last(series("sparser", 2, "runs")).y(), lessThan(1.0));
  }

  /** HOLDS in complete runs; the paper's run is not there at the end of its figure. */
  @Test
  void neuronsTurnToACommonDirection() {
    assertThat(last(series("each-neuron", 0, "norm below half")).y(), greaterThan(0.9));
    Reading aligned = last(series("each-neuron", 1, "runs"));
    assertThat(aligned.y(), closeTo(last(series("each-neuron", 1, "law")).y(), 0.05));
    assertThat(last(series("each-neuron", 2, "runs")).low(), greaterThan(0.5));
    assertThat(last(series("each-neuron", 2, "the paper’s run")).y(), lessThan(0.5));
  }

  /** HOLDS, unless theta* is large. */
  @Test
  void theSwingingRunComesDownUnlessThetaStarIsLarge() {
    double bound = series("oscillating-run", 0, "printed").get(0).y();
    assertThat(last(series("oscillating-run", 0, "the paper’s run")).y(), lessThan(bound));
    assertThat(last(series("oscillating-run", 0, "runs")).high(), lessThan(bound));
    assertThat(last(series("oscillating-run", 0, "counterexample")).low(), greaterThan(bound));
    assertThat(last(series("oscillating-run", 0, "law: ‖θ*‖ = 16")).y(), greaterThan(bound));
  }

  /** HOLDS for noise and directions; REFUTED for pruning at the larger theta*. */
  @Test
  void samAmplifiesNoiseAndLeavesFewerDirections() {
    for (String noise : new String[] {"runs, σ = 4", "runs, σ = 1"}) {
      for (Reading ratio : series("sam-remarks", 0, noise)) {
        assertThat(ratio.low(), greaterThan(1.0));
      }
    }
    for (Reading rank : series("sam-remarks", 1, "runs, effective rank")) {
      assertThat(rank.high(), lessThan(0.5));
    }
    assertThat(series("sam-remarks", 1, "counterexample").get(0).y(), greaterThan(0.5));
  }

  /** HOLDS: within rounding at every step; an oscillating second layer is not. */
  @Test
  void theCoreIsWithinRounding() {
    List<Reading> bound = series("width-compression", 0, "law");
    List<Reading> apart = series("width-compression", 0, "label noise");
    List<Reading> swinging = series("width-compression", 0, "outside the law");
    for (int k = 1; k < bound.size(); k++) {
      assertThat(apart.get(k).high(), lessThan(bound.get(k).y()));
      assertThat(swinging.get(k).low(), greaterThan(0.1));
    }
  }

  private static Reading last(List<Reading> readings) {
    return readings.get(readings.size() - 1);
  }
}

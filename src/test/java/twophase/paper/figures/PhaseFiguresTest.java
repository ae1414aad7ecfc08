package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.paper.simulators.FastSimulator;

/** Each statement has its figure, and what was run lies where the statement's verdicts say. */
class PhaseFiguresTest {
  private static final int HASTE = 4;
  private static List<Figure> figures;

  @BeforeAll
  static void make() {
    figures = new LawFigures(new FastSimulator(), 3, HASTE).phases();
  }

  private static List<Reading> readings(String figure, int panel, String name) {
    return figures.stream()
        .filter(f -> f.name().equals(figure))
        .flatMap(f -> f.panels().get(panel).series().stream())
        .filter(s -> s.name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .readings();
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(new LawFigures(new FastSimulator(), 3, HASTE).phases(), equalTo(figures));
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(
            List.of(
                "second-layer-small",
                "lemma-6",
                "lemma-5",
                "phase-two-start",
                "gradient-descent-for-sgd",
                "phase-lengths",
                "condition-1",
                "lemma-3",
                "condition-remarks")));
  }

  /** A level has no place on the horizontal axis. */
  @Test
  void allIsFinite() {
    for (Figure figure : figures) {
      for (Panel panel : figure.panels()) {
        for (Series series : panel.series()) {
          String where = figure.name() + ", " + panel.title() + ", " + series.name();
          assertThat(where, series.readings(), not(empty()));
          for (Reading reading : series.readings()) {
            boolean placed = series instanceof Series.Level || Double.isFinite(reading.x());
            boolean sized = reading.low() <= reading.y() && reading.y() <= reading.high();
            assertThat(where, placed && sized && Double.isFinite(reading.y()), equalTo(true));
          }
        }
      }
    }
  }

  /** It holds as it is read, and fails where noise is large for the step size. */
  @Test
  void theSecondLayerIsSmallWhereItsNoiseIs() {
    double printed = readings("second-layer-small", 0, "printed").get(0).y();
    for (String small : List.of("measured", "the paper’s run")) {
      for (Reading weight : readings("second-layer-small", 0, small)) {
        assertThat(weight.high(), lessThan(printed));
      }
    }
    List<Reading> large = readings("second-layer-small", 0, "counterexample");
    assertThat(large.get(large.size() - 1).y(), greaterThan(printed));
  }

  /** Alone (a) is refuted for norms of theta* above 4/3, in the chain it holds. */
  @Test
  void fromSmallNeuronsLemmaSixNeedsAShortTruth() {
    double printed = readings("lemma-6-distance", 0, "printed").get(0).y();
    for (Reading distance : readings("lemma-6-distance", 0, "measured: ‖θ*‖ = 1")) {
      assertThat(distance.high(), lessThan(printed));
    }
    for (Reading distance : readings("lemma-6-distance", 0, "measured: ‖θ*‖ = 2")) {
      assertThat(distance.low(), greaterThan(printed));
    }
    double power = readings("lemma-6-distance", 1, "printed").get(0).y();
    assertThat(readings("lemma-6-distance", 1, "counterexample").get(0).y(), greaterThan(power));
    for (Reading alone : readings("lemma-6-distance", 1, "law")) {
      assertThat(alone.y() > power, equalTo(alone.x() > 4.0 / 3));
    }
    for (Reading chained : readings("lemma-6-distance", 2, "law")) {
      assertThat(chained.y(), lessThan(power));
    }
  }

  /** No constant serves: (a) is refuted under noise, and (b) holds. */
  @Test
  void noiseKeepsTheDistanceUpAndTheDirections() {
    List<Reading> distance = readings("gradient-descent-for-sgd", 0, "measured: label noise");
    double printed = readings("gradient-descent-for-sgd", 0, "printed").get(0).y();
    assertThat(distance.get(0).y(), greaterThan(1.5 * distance.get(2).y()));
    assertThat(
        readings("gradient-descent-for-sgd", 0, "the paper’s run").get(0).y(),
        greaterThan(printed));
    for (Reading quiet : readings("gradient-descent-for-sgd", 0, "measured: gradient")) {
      assertThat(quiet.high(), lessThan(printed));
    }
    for (Reading direction : readings("gradient-descent-for-sgd", 1, "measured")) {
      assertThat(direction.high(), lessThan(printed));
    }
  }

  /** All neurons are outside by a hundredth of T1, about when the law says. */
  @Test
  void exitsAreFarBelowTheirPrintedTime() {
    for (int panel = 0; panel < 3; panel++) {
      List<Reading> printed = readings("phase-lengths", panel, "printed");
      List<Reading> law = readings("phase-lengths", panel, "law");
      for (String runs : List.of("runs", "the paper’s run")) {
        for (Reading exit : readings("phase-lengths", panel, runs)) {
          int at = law.stream().map(Reading::x).toList().indexOf(exit.x());
          assertThat(exit.high(), lessThan(0.01 * printed.get(at).y()));
          assertThat(exit.y() / law.get(at).y(), both(greaterThan(0.6)).and(lessThan(1.6)));
        }
      }
    }
  }

  /** No binary64 step size is admitted, and drawn inputs exclude A2. */
  @Test
  void conditionOneAdmitsNoRun() {
    double smallest = readings("condition-1", 0, "smallest").get(0).y();
    for (Reading printed : readings("condition-1", 0, "printed")) {
      assertThat(printed.y(), lessThan(smallest));
    }
    for (Reading needed : readings("condition-1", 0, "law")) {
      assertThat(needed.y(), greaterThan(smallest));
    }
    for (Reading drawn : readings("condition-1", 1, "printed")) {
      assertThat(drawn.high(), lessThan(Math.log10(drawn.x())));
    }
    for (Reading law : readings("condition-1", 2, "law")) {
      assertThat(law.y(), greaterThan(2000.0));
    }
  }

  /** Norms fall where there are many neurons and samples, and not where there are few. */
  @Test
  void phaseOneWantsWidthAndSamples() {
    double fallen = readings("condition-remarks", 0, "printed").get(0).y();
    for (Reading width : readings("condition-remarks", 0, "measured")) {
      if (width.x() <= 20 || width.x() >= 200) {
        assertThat(width.y() <= fallen, equalTo(width.x() >= 200));
      }
    }
    assertThat(readings("condition-remarks", 0, "the paper’s run").get(0).y(), lessThan(fallen));
    for (Reading samples : readings("condition-remarks", 1, "measured")) {
      assertThat(samples.y() <= fallen, equalTo(samples.x() > 20));
    }
    List<Reading> law = readings("condition-remarks", 2, "law");
    List<Reading> measured = readings("condition-remarks", 2, "measured");
    for (int k = 0; k < law.size(); k++) {
      assertThat(measured.get(k).y() / law.get(k).y(), both(greaterThan(0.9)).and(lessThan(1.15)));
    }
  }

  /** At the first step growing is rare, and given a short neuron the printed 1/4 fails. */
  @Test
  void shortNeuronsSeldomDropFar() {
    List<Reading> law = readings("lemma-3", 0, "law");
    List<Reading> printed = readings("lemma-3", 0, "printed");
    for (int k = 0; k < law.size(); k++) {
      assertThat(law.get(k).y(), lessThan(printed.get(k).y()));
    }
    double quarter = readings("lemma-3", 1, "printed").get(0).y();
    double edge = readings("lemma-3", 1, "counterexample").get(0).x();
    assertThat(readings("lemma-3", 1, "the paper’s run").get(0).y(), greaterThan(quarter));
    for (Reading share : readings("lemma-3", 1, "measured")) {
      if (share.x() < edge || share.x() > 0.6) {
        assertThat(share.y() < quarter, equalTo(share.x() < edge));
      }
    }
  }

  /** All neurons become small where R is well below 1, not where it is above. */
  @Test
  void phaseTwoBeginsForShortTruths() {
    double printed = readings("phase-two-start", 0, "printed").get(0).y();
    assertThat(
        readings("phase-two-start", 0, "measured: R = 0.3").stream()
            .anyMatch(largest -> largest.y() < printed),
        equalTo(true));
    for (String never : List.of("measured: R = 4", "the paper’s run")) {
      for (Reading largest : readings("phase-two-start", 0, never)) {
        assertThat(largest.low(), greaterThan(printed));
      }
    }
  }

  /** After the time of T2/eta steps most neurons are within the printed bound, and not all. */
  @Test
  void notAllNeuronsAlign() {
    double printed = readings("lemma-5-alignment", 0, "printed: 2").get(0).y();
    List<Reading> worst = readings("lemma-5-alignment", 0, "measured");
    assertThat(worst.get(worst.size() - 1).low(), greaterThan(printed));
    List<Reading> median = readings("lemma-5-alignment", 1, "measured");
    assertThat(median.get(median.size() - 1).high(), lessThan(printed));
    for (Reading failing : readings("lemma-5-alignment", 2, "law")) {
      assertThat(failing.y(), both(greaterThan(0.0)).and(lessThan(failing.x() / 2)));
    }
  }
}

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
    figures = new PhaseFigures(new FastSimulator(), 3, HASTE).all();
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
    assertThat(new PhaseFigures(new FastSimulator(), 3, HASTE).all(), equalTo(figures));
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(List.of("gradient-descent-for-sgd", "phase-lengths")));
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

  /** No constant serves: (a) is refuted under noise, and (b) holds. */
  @Test
  void noiseKeepsTheDistanceUpAndTheDirections() {
    List<Reading> distance = readings("gradient-descent-for-sgd", 0, "measured: label noise");
    double printed = readings("gradient-descent-for-sgd", 0, "printed").get(0).y();
    assertThat(distance.get(distance.size() - 1).y(), greaterThan(1.5 * distance.get(0).y()));
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
}

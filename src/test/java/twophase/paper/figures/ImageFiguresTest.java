package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Series.Reading;
import twophase.paper.simulators.FastSimulator;

class ImageFiguresTest {
  private static final int HASTE = 4;
  private static List<Figure> figures;

  @BeforeAll
  static void make() {
    figures = new LawFigures(new FastSimulator(), 3, HASTE).images();
  }

  /** The last reading of the series whose name begins so. */
  private static double end(String statement, int panel, String name) {
    List<Reading> readings =
        figures.stream()
            .filter(f -> f.statement().orElseThrow().equals(statement))
            .flatMap(f -> f.panels().get(panel).series().stream())
            .filter(s -> s.name().startsWith(name))
            .findFirst()
            .orElseThrow()
            .readings();
    return readings.get(readings.size() - 1).y();
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(new LawFigures(new FastSimulator(), 3, HASTE).images(), equalTo(figures));
  }

  @Test
  void eachStatementHasItsFigure() {
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(List.of("real-data-lazy-rich", "real-data-sam", "real-data-generalisation")));
  }

  @Test
  void fullBatchesShowTheMeanOfTheLabels() {
    String id = "real-data-lazy-rich";
    double noisy = end(id, 0, "label noise");
    assertThat(noisy, greaterThan(1.5 * end(id, 0, "baseline")));
    assertThat(end(id, 0, "mean of noisy labels") / noisy, closeTo(1, 0.2));
    assertThat(end(id, 0, "linearisation, same noise") / noisy, closeTo(1, 0.2));
    assertThat(end(id, 0, "no noise") / end(id, 0, "baseline"), closeTo(1, 0.2));
  }

  @Test
  void oneImageAStepTakesTheLossBelowTheLinearisations() {
    assertThat(
        end("real-data-lazy-rich", 1, "label noise"),
        lessThan(end("real-data-lazy-rich", 1, "linearisation, same noise")));
    for (int panel = 0; panel < 2; panel++) {
      assertThat(
          end("real-data-sam", panel, "SAM"),
          lessThan(end("real-data-sam", panel, "linearisation by the same SAM")));
    }
  }
}

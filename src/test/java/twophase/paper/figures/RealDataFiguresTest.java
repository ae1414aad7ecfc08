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
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.paper.simulators.FastSimulator;

class RealDataFiguresTest {
  private static final int HASTE = 4;
  private static List<Figure> figures;

  @BeforeAll
  static void make() {
    figures = new LawFigures(new FastSimulator(), 3, HASTE).realData();
  }

  private static List<Reading> readings(int figure, int panel, int series) {
    return figures.get(figure).panels().get(panel).series().get(series).readings();
  }

  private static Reading last(List<Reading> readings) {
    return readings.get(readings.size() - 1);
  }

  @Test
  void eachIsOfItsStatementAndTheSameForTheSameSeed() {
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(
            List.of(
                "real-data-decay",
                "real-data-alignment",
                "real-data-escape",
                "real-data-stability")));
    assertThat(new LawFigures(new FastSimulator(), 3, HASTE).realData(), equalTo(figures));
  }

  /** Raw runs lie on the law of modes, white ones on that of isotropic inputs. */
  @Test
  void runsLieOnTheirLaws() {
    double isotropic = last(readings(0, 0, 2)).y();
    double modes = last(readings(0, 0, 3)).y();
    assertThat(last(readings(0, 0, 0)).y() / modes, closeTo(1, 0.05));
    assertThat(last(readings(0, 0, 1)).y() / isotropic, closeTo(1, 0.1));
    assertThat(modes, greaterThan(1.9 * isotropic));
  }

  @Test
  void rawOnesAlignLater() {
    List<Reading> raw = readings(1, 1, 0);
    List<Reading> white = readings(1, 1, 1);
    assertThat(raw.get(12).y(), lessThan(white.get(12).y() - 0.15));
  }

  @Test
  void digitsGoAwayAtSmallGaussianLoadsAndWithinTheirOwnLimitNever() {
    List<Reading> gaussian = readings(3, 0, 0);
    List<Reading> own = readings(3, 1, 0);
    assertThat(gaussian.get(4).x(), closeTo(0.4, 1e-12));
    assertThat(gaussian.get(4).y(), greaterThan(0.7));
    assertThat(own.get(0).x(), closeTo(0.37, 0.02));
    assertThat(own.get(0).y(), closeTo(0, 0));
    Series images = figures.get(3).panels().get(0).series().get(2);
    assertThat(images.readings().get(4).y(), closeTo(0, 0));
  }
}

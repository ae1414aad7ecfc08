package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.HashSet;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;

class PaperFiguresTest {
  private static final int HASTE = 20;

  @Test
  void aLookSeesNormsAlignmentsAndLoss() {
    Network state =
        new Network(
            new DMatrixRMaj(new double[][] {{3, 4}, {0, 2}}),
            new DMatrixRMaj(new double[][] {{1}, {0.5}}));
    Look look = Look.at(7, state, new GroundTruth(new DMatrixRMaj(new double[][] {{-2}, {0}})));
    assertThat(look.meanSquare(), equalTo((25 + 4) / 2.0));
    assertThat(look.meanAlignment(), equalTo((0.6 + 0) / 2));
    assertThat(look.meanNorm(), equalTo((5 + 2) / 2.0));
    assertThat(look.meanProduct(), closeTo((3 + 0) / 2.0, 1e-12));
    // theta = W^T a = (3, 5), theta - theta* = (5, 5).
    assertThat(look.loss(), closeTo(25, 1e-12));
  }

  /** At s = s(0) / e the law says k s(0) (1 - 1/e) = 1 - eta^2 sigma^2 t, here with k = 0.55. */
  @Test
  void theDecayCurveSolvesItsLaw() {
    List<Reading> curve = DecayCurve.from(1, 1 / Math.E, 1_000_000);
    Reading last = curve.get(curve.size() - 1);
    assertThat(last.y(), closeTo(1 / Math.E, 1e-12));
    assertThat(last.x(), closeTo((1 - 0.55 * (1 - 1 / Math.E)) / 16e-6, 1e-6));
    List<Reading> cut = DecayCurve.from(1, 1 / Math.E, 20_000);
    assertThat(cut.get(cut.size() - 1).x(), lessThanOrEqualTo(20_000.0));
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    List<Figure> figures = new PaperFigures(new FastSimulator(), 3, HASTE).all();
    assertThat(new PaperFigures(new FastSimulator(), 3, HASTE).all(), equalTo(figures));
    assertThat(new HashSet<>(figures.stream().map(Figure::name).toList()), hasSize(7));
    Figure phases = figures.get(1);
    Series norms = phases.panels().get(0).series().get(0);
    List<Reading> readings = norms.readings();
    assertThat("201 looks", readings, hasSize(201));
    assertThat("norms fall", readings.get(200).y(), lessThan(0.9 * readings.get(0).y()));
    for (Reading reading : readings) {
      assertThat(
          reading.y(),
          allOf(greaterThanOrEqualTo(reading.low()), lessThanOrEqualTo(reading.high())));
    }
    Figure clouds = figures.get(2);
    assertThat(clouds.panels().get(0).series().get(0).readings(), hasSize(1000));
    assertThat(clouds.panels().get(1).title(), equalTo("t = 2,550"));
  }
}

package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.paper.simulators.FastSimulator;

class LawFiguresTest {
  private static final int HASTE = 8;
  private static List<Figure> figures;

  @BeforeAll
  static void make() {
    figures = new LawFigures(new FastSimulator(), 3, HASTE).laws();
  }

  private static Series series(String figure, int panel, String name) {
    return figures.stream()
        .filter(f -> f.name().equals(figure))
        .flatMap(f -> f.panels().get(panel).series().stream())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    assertThat(new LawFigures(new FastSimulator(), 3, HASTE).laws(), equalTo(figures));
    assertThat(new HashSet<>(figures.stream().map(Figure::name).toList()), hasSize(6));
    assertThat(
        figures.stream().map(f -> f.statement().orElseThrow()).toList(),
        equalTo(
            List.of(
                "theorem-2", "lazy-regime", "lemma-4", "decay-law", "growth-law", "slow-flow")));
  }

  /** The law is exact: the mean of the runs is off by their spread, not more than their band. */
  @Test
  void theOscillatingLayerFollowsItsLaw() {
    List<Reading> runs = series("oscillating-layer", 0, "runs, mean and 5–95 %").readings();
    List<Reading> law = series("oscillating-layer", 0, "exact law").readings();
    for (int k = 0; k < law.size(); k++) {
      assertThat(law.get(k).y(), lessThan(1.2 * runs.get(k).high()));
      assertThat(0.8 * runs.get(k).low(), lessThan(law.get(k).y()));
    }
  }

  @Test
  void theDecayLawIsTheMeanOfTheRuns() {
    List<Reading> ratios = series("decay-law", 1, "corrected law").readings();
    for (Reading ratio : ratios) {
      assertThat(ratio.y(), closeTo(1, 0.01));
    }
  }

  /** Far from the ends of growth: the middle of the curve, where the law says 1/2. */
  @Test
  void whatIsLearnedFallsOnOneCurve() {
    List<Reading> runs = figures.get(4).panels().get(1).series().get(0).readings();
    Reading middle = runs.get(runs.size() / 2);
    assertThat(middle.x(), closeTo(0, 1e-12));
    assertThat(middle.low(), closeTo(0.5, 0.02));
    assertThat(middle.high(), closeTo(0.5, 0.02));
  }

  @Test
  void spreadsAreQuantiles() {
    double[] numbers = new double[21];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = 20 - k;
    }
    assertThat(Bands.at(7, numbers), equalTo(new Reading(7, 10, 1, 19)));
    assertThat(Bands.errors(List.of(new double[] {1}, new double[] {3}))[0], closeTo(1, 1e-15));
  }

  @Test
  void timesAreDistinctAndReachTheEnd() {
    assertThat(Walk.evenly(3, 10), equalTo(new long[] {0, 1, 2, 3}));
    assertThat(Walk.evenly(10, 2), equalTo(new long[] {0, 5, 10}));
    assertThat(Walk.geometrically(1, 4, 2), equalTo(new long[] {0, 1, 2, 4}));
    Walk walk = new Walk(Walk.evenly(2, 2), List.of(state -> 1));
    assertThat("nothing seen yet", walk.course(0)[2], equalTo(Double.NaN));
  }
}

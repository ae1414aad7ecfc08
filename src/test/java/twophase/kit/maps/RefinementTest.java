package twophase.kit.maps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.evidence.map.MapPoint.Outcome;

class RefinementTest {

  /** A picture by columns and rows. */
  private interface Picture {
    Outcome at(int column, int row);
  }

  /** What a refinement of a picture examines, and how it draws the rest. */
  private record Refined(Set<Integer> examined, Outcome[] drawn) {
    static Refined of(int columns, int rows, Picture picture) {
      IntFunction<Outcome> whole = place -> picture.at(place % columns, place / columns);
      Refinement refinement = new Refinement(columns, rows);
      Set<Integer> examined = new HashSet<>();
      do {
        examined.addAll(refinement.corners());
      } while (refinement.cut(
          place -> Optional.of(place).filter(examined::contains).map(whole::apply)));
      int[] nearest = refinement.nearest(rows);
      Outcome[] drawn = new Outcome[columns * rows];
      for (int place = 0; place < drawn.length; place++) {
        assertThat("it stands for others only if it was seen", examined, hasItem(nearest[place]));
        drawn[place] = whole.apply(examined.contains(place) ? place : nearest[place]);
      }
      return new Refined(examined, drawn);
    }

    int wrong(int columns, Picture picture) {
      int wrong = 0;
      for (int place = 0; place < drawn.length; place++) {
        wrong += drawn[place] == picture.at(place % columns, place / columns) ? 0 : 1;
      }
      return wrong;
    }
  }

  private static Outcome when(boolean holds) {
    return holds ? Outcome.HOLDS : Outcome.FAILS;
  }

  private static final Picture LINE = (x, y) -> when(5 * y < 2 * x + 31);
  private static final Picture CIRCLE =
      (x, y) -> when((x - 47) * (x - 47) + (y - 55) * (y - 55) < 33 * 33);
  private static final Picture WAVE = (x, y) -> when(y < 50 + 30 * Math.sin(x / 9.0));

  @Test
  void aSmoothBoundaryIsDrawnAsItIsByAFractionOfThePoints() {
    assertDrawn(LINE, 700);
    assertDrawn(CIRCLE, 1200);
    assertDrawn(WAVE, 1500);
  }

  private static void assertDrawn(Picture picture, int most) {
    Refined refined = Refined.of(100, 100, picture);
    assertThat(refined.wrong(100, picture), equalTo(0));
    assertThat(refined.examined().size(), lessThan(most));
  }

  @Test
  void whereNothingChangesOneInSixtyFourIsExamined() {
    Refined refined = Refined.of(81, 81, (x, y) -> Outcome.HOLDS);
    assertThat(refined.examined().size(), equalTo(11 * 11));
    assertThat(refined.wrong(81, (x, y) -> Outcome.HOLDS), equalTo(0));
  }

  /** The limit that the figure tells. */
  @Test
  void aFeatureBetweenTheCornersOfABlockIsMissed() {
    Picture speck = (x, y) -> when(x != 4 || y != 4);
    assertThat(Refined.of(33, 33, speck).wrong(33, speck), equalTo(1));
    Picture strip = (x, y) -> when(x != 4);
    assertThat(Refined.of(33, 33, strip).wrong(33, strip), equalTo(33));
    Picture onCorner = (x, y) -> when(x != 8 || y != 8);
    assertThat(Refined.of(33, 33, onCorner).wrong(33, onCorner), equalTo(0));
  }

  /** A tongue enters a block through the middle of an edge: its own corners do not tell. */
  @Test
  void whatABlockBesideFoundAtTheSharedEdgeCuts() {
    Picture tongue = (x, y) -> when(y < 3 || y > 5 || x > 13);
    assertThat(Refined.of(25, 9, tongue).wrong(25, tongue), equalTo(42));
    Picture rooted = (x, y) -> when(x > 0 && (y < 3 || y > 5 || x > 13));
    assertThat("seen from its root", Refined.of(25, 9, rooted).wrong(25, rooted), equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,40", "40,1", "2,2", "9,9", "10,3", "17,23"})
  void anyGridIsCoveredToItsEdges(int columns, int rows) {
    Picture half = (x, y) -> when(2 * x + 3 * y < columns + rows);
    Refined refined = Refined.of(columns, rows, half);
    assertThat(refined.wrong(columns, half), equalTo(0));
    assertThat(refined.examined(), hasItem(columns * rows - 1));
  }

  @Test
  void ofNoiseNearlyAllIsExamined() {
    Picture noise = (x, y) -> when((x * 31 + y * 17 + x * y) % 3 != 0);
    Refined refined = Refined.of(20, 20, noise);
    assertThat(refined.examined().size(), greaterThan(300));
    assertThat(refined.wrong(20, noise), lessThan(20));
  }

  @Test
  void theFirstPointsAreACoarseGrid() {
    SortedSet<Integer> first = new Refinement(20, 1).corners();
    assertThat(first.toString(), equalTo("[0, 8, 16, 19]"));
    assertThat(first, not(hasItem(4)));
  }
}

package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoxMullerTest {
  /**
   * Relative, in roundings of 2^-53: 6.4 of the map's own; of the comparison 1 for half of
   * StrictMath's unit in the logarithm, 1 for the root, 1.3 for the angle, 2 for the unit of sine
   * or cosine and 1 for the product. Together 12.7, or 1.41e-15.
   */
  private static final double TOLERANCE = 1.42e-15;

  private static double radius(long word) {
    double u = (2 * (word >>> 12) + 1) * 0x1p-53;
    return Math.sqrt(-2 * StrictMath.log(u));
  }

  private static double[] turned(long word) {
    double t = ((word & 0xfffffffffffffL | 1) - 0x1p51) * 0x1p-52;
    double angle = Math.PI / 2 * t;
    double cosine = (word >>> 62 & 1) == 1 ? -StrictMath.cos(angle) : StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    return word >>> 63 == 1 ? new double[] {sine, cosine} : new double[] {cosine, sine};
  }

  private static void assertRight(long one, long two) {
    double[] turned = turned(two);
    double radius = BoxMuller.radius(one);
    double first = radius * BoxMuller.first(two);
    double second = radius * BoxMuller.second(two);
    double[] exact = {radius(one) * turned[0], radius(one) * turned[1]};
    String why = "words " + one + ", " + two;
    assertThat(why, first, closeTo(exact[0], TOLERANCE * Math.abs(exact[0])));
    assertThat(why, second, closeTo(exact[1], TOLERANCE * Math.abs(exact[1])));
  }

  @Test
  void theMapIsRightToItsBound() {
    SplittableRandom words = new SplittableRandom(11);
    for (int k = 0; k < 100_000; k++) {
      long one = words.nextLong();
      long two = words.nextLong();
      assertRight(one, two);
      // u near 0 and near 1, angles near the middle of a quarter.
      assertRight(one >>> words.nextInt(64), two);
      assertRight(~(one >>> words.nextInt(64)), two);
      long quarter = two & 0xc000000000000000L;
      assertRight(one, quarter | 0x8000000000000L + (two >> words.nextInt(12, 64)));
    }
  }

  @Test
  void theTailsEndWhereTheJavadocSays() {
    assertThat(BoxMuller.radius(0), closeTo(Math.sqrt(106 * Math.log(2)), 1e-14));
    assertThat(BoxMuller.radius(-1), is(greaterThan(0.0)));
    assertThat(BoxMuller.radius(-1), lessThan(1.5e-8));
  }

  /** Each of the four quarters, in the order in which the second word's upper bits choose them. */
  @Test
  void theQuartersCoverTheCircle() {
    long middle = 0x8000000000000L;
    double[][] axes = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (int quarter = 0; quarter < 4; quarter++) {
      long word = (long) quarter << 62 | middle;
      assertThat(BoxMuller.first(word), closeTo(axes[quarter][0], 1e-15));
      assertThat(BoxMuller.second(word), closeTo(axes[quarter][1], 1e-15));
    }
  }
}

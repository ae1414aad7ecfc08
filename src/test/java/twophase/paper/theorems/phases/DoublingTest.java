package twophase.paper.theorems.phases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import twophase.kit.bench.Rate;
import twophase.kit.inference.Degenerate;

/** A fit to whatever is measured. */
class DoublingTest {
  private static Doubling of(double... seen) {
    int[] place = {0};
    return Doubling.of("x", 1, seen.length, "y", factor -> seen[place[0]++]);
  }

  @Test
  void anExponentIsANumberOrNone() {
    assertThat(of(3, 12, 48).exponent(), closeTo(2, 1e-14));
    for (double first : Degenerate.NUMBERS) {
      for (double second : Degenerate.NUMBERS) {
        for (double third : Degenerate.NUMBERS) {
          Doubling all = of(first, second, third);
          boolean logs = log(first) && log(second) && log(third);
          assertThat(Double.isFinite(all.exponent()), is(logs));
          Rate rate = all.near(1, 0.1);
          assertThat(logs || !rate.holds(), is(true));
        }
      }
    }
  }

  private static boolean log(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY;
  }
}

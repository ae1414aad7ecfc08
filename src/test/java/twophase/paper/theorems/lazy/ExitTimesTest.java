package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** The median of exits, of which there may be none. */
class ExitTimesTest {
  private static double median(int runs, long... times) {
    ExitTimes exits = new ExitTimes(runs);
    for (long time : times) {
      exits.add(time);
    }
    return exits.median();
  }

  @Test
  void theMedianOfFewIsNone() {
    assertThat(median(1), is(Double.NaN));
    assertThat("half of them", median(4, 1, 1), is(Double.NaN));
    assertThat(median(1, 1), is(1.0));
    assertThat("all at once", median(3, 7, 7, 7), is(7.0));
    assertThat(median(4, 1, 100, Long.MAX_VALUE), closeTo(Math.sqrt(100.0 * Long.MAX_VALUE), 1e4));
  }
}

package twophase.paper.theorems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PaperLandmarkTest {
  record Run(double m, int d, double eta, double sigma) {}

  record NoiseFree(double m, int d, double eta) {}

  record Widths(String m, int d, double eta) {}

  private static OptionalDouble distance(Record setting) {
    return PaperLandmark.LANDMARK.distance().apply(setting);
  }

  @Test
  void thePapersRunIsAtNoDistance() {
    assertThat(distance(new Run(1000, 20, 0.001, 4)), is(OptionalDouble.of(0)));
    assertThat(distance(new NoiseFree(1000, 20, 0.001)), is(OptionalDouble.of(0)));
  }

  @Test
  void aDecadeInEachIsTheRootOfFour() {
    assertThat(distance(new Run(100, 2, 0.01, 0.4)), is(OptionalDouble.of(2)));
  }

  /** Summed in one order always: the last digit of a sum in another order may be another one. */
  @Test
  void itIsTheSameToTheLastDigitInEveryRun() {
    double m = StrictMath.log10(16.0 / 1000);
    double d = StrictMath.log10(7.0 / 20);
    double eta = StrictMath.log10(0.0037 / 0.001);
    double sigma = StrictMath.log10(0.3 / 4);
    assertThat(
        distance(new Run(16, 7, 0.0037, 0.3)),
        is(OptionalDouble.of(Math.sqrt(m * m + d * d + eta * eta + sigma * sigma))));
  }

  @Test
  void aSweepOfWidthsHasNone() {
    assertThat(distance(new Widths("16..32", 7, 0.001)), is(OptionalDouble.empty()));
  }
}

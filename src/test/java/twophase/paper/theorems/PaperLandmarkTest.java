package twophase.paper.theorems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import twophase.paper.network.Inputs;
import twophase.paper.theory.ConditionOne.Point;

class PaperLandmarkTest {
  record Run(int m, int d, double eta, double sigma) implements Conditioned {
    @Override
    public List<Point> points() {
      return List.of(point(m, d, eta));
    }
  }

  record NoiseFree(int m, int d, double eta) implements Conditioned {
    @Override
    public List<Point> points() {
      return List.of(point(m, d, eta));
    }
  }

  record Sweep(List<Point> points) implements Conditioned {}

  record NoRun(int m, int d, double eta) {}

  private static Point point(int m, int d, double eta) {
    return Conditioned.point(m, d, Inputs.FRESH, eta, 1);
  }

  private static Point powers(double width, int d, double stepSize) {
    double log = StrictMath.log(10);
    return new Point(width * log, d, false, d, 0, -stepSize * log, 0);
  }

  private static OptionalDouble distance(Record setting) {
    return PaperLandmark.LANDMARK.distance().apply(setting);
  }

  @Test
  void thePapersRunIsAtNoDistance() {
    assertThat(distance(new Run(1000, 20, 0.001, 4)), is(OptionalDouble.of(0)));
    assertThat(distance(new NoiseFree(1000, 20, 0.001)), is(OptionalDouble.of(0)));
    assertThat(distance(new Run(1000, 20, 0.001, 0)), is(OptionalDouble.of(0)));
  }

  @Test
  void itIsThereByWayOfPowersOfTenToo() {
    assertThat(distance(new Sweep(List.of(powers(3, 20, 3)))), is(OptionalDouble.of(0)));
  }

  @Test
  void aDecadeInEachIsTheRootOfFour() {
    double far = distance(new Run(100, 2, 0.01, 0.4)).orElseThrow();
    assertThat(far, closeTo(2, 1e-12));
  }

  @Test
  void aLawFarBeyondBinary64HasADistance() {
    double far = distance(new Sweep(List.of(powers(610, 20, 1220)))).orElseThrow();
    assertThat(far, closeTo(Math.hypot(607, 1217), 1e-9));
  }

  @Test
  void aSweepIsWhereTheFarthestOfItsPointsIs() {
    Sweep sweep = new Sweep(List.of(point(1000, 20, 0.001), point(10, 20, 0.001)));
    assertThat(distance(sweep).orElseThrow(), closeTo(2, 1e-12));
  }

  @Test
  void whatIsNoPointOfConditionOneHasNone() {
    assertThat(distance(new NoRun(1000, 20, 0.001)), is(OptionalDouble.empty()));
  }
}

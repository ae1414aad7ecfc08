package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OscillatingLayerTest {

  /** At m = 1/sqrt(eta) everything is a power of m. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 31, 32, 49})
  void allIsAPowerOfTheWidth(int m) {
    double eta = OscillatingLayer.stepSize(m);
    assertThat(OscillatingLayer.horizon(eta), equalTo((long) m * m * m * m));
    assertThat(OscillatingLayer.bound(eta), closeTo(1.0 / m, 1e-15));
    assertThat(OscillatingLayer.amplitude(eta), closeTo(1 / Math.sqrt(m), 1e-15));
    double needed = Math.pow(m, 3) * Math.log(m);
    assertThat(OscillatingLayer.neededTime(eta), closeTo(needed, 1e-12 * needed));
    assertThat(OscillatingLayer.smallestCurvature(eta), closeTo(Math.log(m) / m, 1e-15));
  }

  @Test
  void theHorizonIsRoundedDown() {
    assertThat(OscillatingLayer.horizon(0.3), equalTo(11L));
    assertThat(OscillatingLayer.horizon(2), equalTo(0L));
  }

  /**
   * By hand: eta = 1/2, q = 1, lambda = 1, |G| = 1: the factor is 1 - 1 + 1/4, the gain target2 /
   * 4. From 4 with target2 = 8: 4/4 + 2 = 3, 3/4 + 2 = 2.75.
   */
  @Test
  void modesByHand() {
    assertThat(OscillatingLayer.mode(4, 0.5, 1, 1, 1, 8, 0), closeTo(4, 1e-14));
    assertThat(OscillatingLayer.mode(4, 0.5, 1, 1, 1, 8, 1), closeTo(3, 1e-14));
    assertThat(OscillatingLayer.mode(4, 0.5, 1, 1, 1, 8, 2), closeTo(2.75, 1e-14));
    assertThat("at rest", OscillatingLayer.mode(4, 0.5, 1, 0, 1, 8, 99), equalTo(4.0));
  }

  /** At the edge of stability, eta q^2 lambda |G| = 2, each move adds the gain. */
  @Test
  void atTheEdgeOfStabilityAModeGrowsEvenly() {
    assertThat(OscillatingLayer.mode(4, 0.5, 1, 2, 2, 3, 5), closeTo(4 + 5 * 6, 1e-12));
  }

  @Test
  void theFloorIsWhereALongRunEnds() {
    double eta = OscillatingLayer.stepSize(50);
    double q = OscillatingLayer.amplitude(eta);
    double group = OscillatingLayer.mode(1, eta, q, 1, 25, 3, 100_000_000L);
    assertThat(2 * group / 50, closeTo(OscillatingLayer.floor(eta, 3), 1e-3 * eta));
  }

  @Test
  void groupsMoveInTurn() {
    assertThat(OscillatingLayer.movesOfFirst(0), equalTo(0L));
    assertThat(OscillatingLayer.movesOfFirst(1), equalTo(1L));
    assertThat(OscillatingLayer.movesOfSecond(1), equalTo(0L));
    assertThat(OscillatingLayer.movesOfFirst(7), equalTo(4L));
    assertThat(OscillatingLayer.movesOfSecond(7), equalTo(3L));
  }
}

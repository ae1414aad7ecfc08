package twophase.paper.theory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

class SecondLayerTest {

  /** (1 - 2/8) (1/2)^2 + 0.01 * 9 * 2 / 2 + 0.16 * 2 / (8 * 0.5) = 0.1875 + 0.09 + 0.08. */
  @Test
  void norm2ByHand() {
    assertThat(SecondLayer.norm2(8, 2, 0.01, 3, 0.4, 0.5), closeTo(0.3575, 1e-15));
  }

  @Test
  void withoutNoiseAndTargetOnlyTheStartIsLeft() {
    assertThat(SecondLayer.norm2(100, 4, 0.01, 0, 0, 1), closeTo(0.96, 1e-15));
    assertThat(SecondLayer.noiseShare(4, 0.01, 0), equalTo(0.0));
  }

  @Test
  void scalesByHand() {
    assertThat(SecondLayer.startScale(1), equalTo(1.0));
    assertThat(SecondLayer.startScale(100), closeTo(Math.sqrt(0.05605170185988091), 1e-15));
    assertThat(SecondLayer.runScale(1, 2, 0.01, 10, 2), closeTo(2, 1e-15));
    assertThat(SecondLayer.steps(6, 0.01, 2), equalTo(15000L));
  }
}

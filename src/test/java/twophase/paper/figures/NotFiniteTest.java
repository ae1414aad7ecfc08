package twophase.paper.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** What is shown of a state that is not finite is no number either. */
class NotFiniteTest {
  private static final GroundTruth TRUTH = new GroundTruth(new DMatrixRMaj(new double[] {1, 0}));

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void ofAStateThatIsNowhere(double entry) {
    Network network = new Network(new DMatrixRMaj(3, 2), new DMatrixRMaj(3, 1));
    Arrays.fill(network.firstLayer().data, entry);
    Arrays.fill(network.secondLayer().data, entry);
    Look look = Look.at(7, network, TRUTH);
    assertThat(look.loss(), equalTo(Double.NaN));
    assertThat(look.meanSquare(), equalTo(Double.NaN));
    assertThat(look.meanNorm(), equalTo(Double.NaN));
    assertThat(look.meanAlignment(), equalTo(Double.NaN));
    assertThat(look.meanProduct(), equalTo(Double.NaN));
  }

  /** Finite weights, a linear map that is not. */
  @Test
  void ofAMapThatOverflows() {
    Network network = new Network(new DMatrixRMaj(2, 2), new DMatrixRMaj(2, 1));
    Arrays.fill(network.firstLayer().data, 1e200);
    network.secondLayer().set(0, 1e200);
    network.secondLayer().set(1, -1e200);
    assertThat(Look.at(7, network, TRUTH).loss(), equalTo(Double.NaN));
  }

  @Test
  void ofRunsOfWhichOneIsNowhere() {
    var band = Bands.at(1, 1, 2, Double.NaN, 3, 4, 5);
    assertThat(band.x(), equalTo(1.0));
    assertThat(band.y(), equalTo(Double.NaN));
    assertThat(band.low(), equalTo(Double.NaN));
    assertThat(band.high(), equalTo(Double.NaN));
  }
}

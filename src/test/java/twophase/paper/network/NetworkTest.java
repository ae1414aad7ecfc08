package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.random.SeedTree;

class NetworkTest {
  private static final DMatrixRMaj W = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
  private static final DMatrixRMaj A = new DMatrixRMaj(new double[][] {{2}, {-1}});

  @Test
  void computesItsLinearMap() {
    Network network = new Network(W.copy(), A.copy());
    assertThat(network.width(), equalTo(2));
    assertThat(network.inputDimension(), equalTo(3));
    assertThat(network.linearMap().data, equalTo(new double[] {-2, -1, 0}));
    assertThat(network.neuron(1).data, equalTo(new double[] {4, 5, 6}));
  }

  @Test
  void copiesShareNothing() {
    Network network = new Network(W.copy(), A.copy());
    Network copy = network.copy();
    copy.firstLayer().set(0, 0, 10);
    copy.secondLayer().set(1, 0, 10);
    assertThat(network.firstLayer().get(0, 0), equalTo(1.0));
    assertThat(network.secondLayer().get(1, 0), equalTo(-1.0));
    assertThat(network.neuronDistance(0, copy), equalTo(9.0));
    assertThat(network.neuronDistance(1, copy), equalTo(0.0));
  }

  @Test
  void knowsWhetherItIsFinite() {
    Network network = new Network(W.copy(), A.copy());
    assertThat(network.isFinite(), equalTo(true));
    network.secondLayer().set(0, 0, Double.NaN);
    assertThat(network.isFinite(), equalTo(false));
    network.secondLayer().set(0, 0, 1);
    network.firstLayer().set(1, 2, Double.POSITIVE_INFINITY);
    assertThat(network.isFinite(), equalTo(false));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    var noRow =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Network(new DMatrixRMaj(0, 3), new DMatrixRMaj(0, 1)));
    assertThat(noRow.getMessage(), containsString("0 x 3"));
    var row =
        assertThrows(
            IllegalArgumentException.class, () -> new Network(W.copy(), new DMatrixRMaj(1, 2)));
    assertThat(row.getMessage(), containsString("a must be 2 x 1, not 1 x 2"));
  }

  /**
   * m = 20,000 neurons at d = 5: the mean squared norm has standard deviation sqrt(2/(m d)) =
   * 0.0045 and norm2(a) sqrt(2/m) = 0.01; six of them. The seed is fixed.
   */
  @Test
  void ntkStartHasUnitNorms() {
    int m = 20_000;
    int d = 5;
    Network start = NtkInitialisation.draw(m, d, SeedTree.root(5).stream());
    double norm2 = Math.pow(NormOps_DDRM.normF(start.firstLayer()), 2) / m;
    assertThat(norm2, closeTo(1, 6 * Math.sqrt(2.0 / (m * d))));
    assertThat(
        Math.pow(NormOps_DDRM.normF(start.secondLayer()), 2), closeTo(1, 6 * Math.sqrt(2.0 / m)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 2})
  void groundTruthHasItsNorm(double norm) {
    GroundTruth truth = GroundTruth.draw(4, norm, SeedTree.root(6).stream());
    assertThat(NormOps_DDRM.normF(truth.map()), closeTo(norm, 1e-15));
  }

  @Test
  void trainingSetIsLabelledByItsTruth() {
    GroundTruth truth = GroundTruth.draw(3, 0.7, SeedTree.root(7).stream());
    TrainingSet data = TrainingSet.draw(6, truth, SeedTree.root(8).stream());
    assertThat(data.size(), equalTo(6));
    for (int k = 0; k < data.size(); k++) {
      assertThat(data.labels().get(k), closeTo(truth.label(data.input(k)), 1e-15));
    }
    assertThat(NormOps_DDRM.normF(data.lossGradient(truth.map())), closeTo(0, 1e-15));
  }

  /**
   * The loss is quadratic, so the central difference has no truncation error: only rounding, 1e-9.
   */
  @Test
  void lossGradientIsTheDifferenceQuotientOfTheLoss() {
    GroundTruth truth = GroundTruth.draw(3, 0.7, SeedTree.root(9).stream());
    TrainingSet data = TrainingSet.draw(5, truth, SeedTree.root(10).stream());
    DMatrixRMaj theta = GroundTruth.draw(3, 1.1, SeedTree.root(11).stream()).map();
    DMatrixRMaj gradient = data.lossGradient(theta);
    double h = 1e-4;
    for (int k = 0; k < 3; k++) {
      DMatrixRMaj up = theta.copy();
      DMatrixRMaj down = theta.copy();
      up.add(k, 0, h);
      down.add(k, 0, -h);
      assertThat(gradient.get(k), closeTo((loss(data, up) - loss(data, down)) / (2 * h), 1e-9));
    }
  }

  private static double loss(TrainingSet data, DMatrixRMaj theta) {
    DMatrixRMaj residuals = new DMatrixRMaj(data.size(), 1);
    CommonOps_DDRM.mult(data.inputs(), theta, residuals);
    CommonOps_DDRM.subtractEquals(residuals, data.labels());
    return Math.pow(NormOps_DDRM.normF(residuals), 2) / (2 * data.size());
  }

  @Test
  void trainingSetRefusesWhatDoesNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingSet(new DMatrixRMaj(0, 2), new DMatrixRMaj(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingSet(new DMatrixRMaj(2, 2), new DMatrixRMaj(3, 1)));
  }

  @Test
  void inputsReadBack() {
    assertThat(Inputs.valueOf("fresh"), equalTo(Inputs.FRESH));
    assertThat(Inputs.valueOf(new Inputs(17).toString()), equalTo(new Inputs(17)));
    assertThat(Inputs.FRESH.toString(), equalTo("fresh"));
    for (String wrong : new String[] {"0", "-1", "many", "1.5", ""}) {
      assertThrows(IllegalArgumentException.class, () -> Inputs.valueOf(wrong), wrong);
    }
    assertThrows(IllegalArgumentException.class, () -> new Inputs(-1));
  }
}

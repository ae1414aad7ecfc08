package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.random.SeedTree;
import twophase.paper.data.DataSet;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.faults.PartsSimulator;
import twophase.paper.simulators.FastSimulator;

class DataInputsTest {
  private static final Inputs DIGITS = Inputs.valueOf("digits-6");

  @Test
  void theyAreTheDataSetWithTheTruthsLabels() {
    GroundTruth truth = GroundTruth.draw(6, 2, SeedTree.root(1).stream());
    TrainingSet set = DIGITS.trainingSet(truth, SeedTree.root(2).stream());
    assertThat(set.inputs().data, equalTo(DataSet.valueOf("digits-6").inputs().data));
    assertThat(set.labels().get(7), closeTo(truth.label(set.input(7)), 1e-12));
    assertThat(DIGITS.n(), equalTo(1797));
    assertThat(DIGITS.samples(6), equalTo(1797));
    assertThat(DIGITS.fresh(), equalTo(false));
    assertThat(DIGITS.given(), equalTo(true));
    assertThat(Inputs.valueOf(DIGITS.toString()), equalTo(DIGITS));
  }

  @Test
  void theirDimensionIsTheirOwn() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> DIGITS.requireDimension(5));
    assertThat(e.getMessage(), equalTo("d must be 6, the dimension of digits-6, not 5"));
    DIGITS.requireDimension(6);
    Inputs.FRESH.requireDimension(5);
  }

  @ParameterizedTest
  @CsvSource({"DATA, 3, false", "ISOTROPIC, 3, true"})
  void aDataSetHasItsOwnLaw(Inputs.Law law, int n, boolean given) {
    Optional<DataSet> data = given ? DIGITS.data() : Optional.empty();
    assertThrows(IllegalArgumentException.class, () -> new Inputs(law, n, data));
  }

  @Test
  void whatIsNeitherIsTold() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Inputs.valueOf("many"));
    assertThat(e.getMessage(), containsString("or a data set (fashion-mnist-K,"));
  }

  /** The same run by the formulas, side by side in lanes, and in parts. */
  @Test
  void allSimulatorsTakeThem() {
    Run.Free run = new Run.Free(12, 6, DIGITS, 0.01, 1, 0.5, SeedTree.root(3), 300);
    double[] reference = end(new ReferenceSimulator(), run);
    for (NetworkSimulator other : List.of(new FastSimulator(), PartsSimulator.correct())) {
      double[] end = end(other, run);
      for (int k = 0; k < end.length; k++) {
        assertThat(other.name(), end[k], closeTo(reference[k], 1e-9));
      }
    }
  }

  private static double[] end(NetworkSimulator simulator, Run.Free run) {
    List<DMatrixRMaj> ends = new ArrayList<>();
    simulator.runAll(
        List.of(run),
        List.of(
            new Observer() {
              @Override
              public boolean wants(long t) {
                return t == run.steps();
              }

              @Override
              public void see(long t, Network state) {
                ends.add(state.firstLayer().copy());
              }
            }));
    return ends.get(0).data;
  }
}

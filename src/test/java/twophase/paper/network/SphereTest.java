package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.SampleSource;

class SphereTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 20})
  void everyInputHasTheSameNorm(int d) {
    SeedTree seeds = SeedTree.root(d);
    GroundTruth truth = GroundTruth.draw(d, 1, seeds.child("truth").stream());
    SampleSource fresh = SampleSource.of(Inputs.SPHERE, truth, 0, seeds);
    TrainingSet set = Inputs.valueOf("sphere-9").trainingSet(truth, seeds.child("data").stream());
    for (int k = 0; k < 9; k++) {
      assertThat(NormOps_DDRM.normF(fresh.next().input()), closeTo(Math.sqrt(d), 1e-12));
      assertThat(NormOps_DDRM.normF(set.input(k)), closeTo(Math.sqrt(d), 1e-12));
    }
  }

  /** Over 20,000 inputs an entry's mean is within five deviations, at most 1.5/sqrt(20000). */
  @Test
  void theSecondMomentIsTheIdentity() {
    SeedTree seeds = SeedTree.root(5);
    GroundTruth truth = GroundTruth.draw(3, 1, seeds.child("truth").stream());
    TrainingSet set =
        new Inputs(Inputs.Law.SPHERE, 20_000).trainingSet(truth, seeds.child("data").stream());
    DMatrixRMaj apart = set.moments();
    CommonOps_DDRM.subtractEquals(apart, CommonOps_DDRM.identity(3));
    assertThat(NormOps_DDRM.normPInf(apart), closeTo(0, 3 * 5 * 1.5 / Math.sqrt(20_000)));
  }

  @ParameterizedTest
  @CsvSource({"sphere, 0", "sphere-200, 200"})
  void itsNamesReadBack(String name, int n) {
    Inputs inputs = Inputs.valueOf(name);
    assertThat(inputs, equalTo(new Inputs(Inputs.Law.SPHERE, n)));
    assertThat(inputs.toString(), equalTo(name));
    assertThat(inputs.fresh(), equalTo(n == 0));
  }
}

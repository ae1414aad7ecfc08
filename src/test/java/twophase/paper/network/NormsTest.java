package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormsTest {
  @Test
  void ofNumbers() {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{3, 0}, {0, -4}});
    assertThat(Norms.frobenius(matrix), equalTo(5.0));
    assertThat(Norms.largest(matrix), equalTo(4.0));
    assertThat("no overflow", Norms.frobenius(vector(3e300, 4e300)), equalTo(5e300));
    assertThat(Norms.frobenius(vector(0, -0.0)), equalTo(0.0));
    assertThat(Norms.largest(vector(0, -0.0)), equalTo(0.0));
  }

  /** Wherever the NaN stands, and whatever stands beside it. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, 1, -1e300, Double.POSITIVE_INFINITY})
  void ofNanIsNan(double others) {
    for (int size = 1; size <= 3; size++) {
      for (int place = 0; place < size; place++) {
        double[] entries = new double[size];
        Arrays.fill(entries, others);
        entries[place] = Double.NaN;
        assertThat(Norms.frobenius(vector(entries)), equalTo(Double.NaN));
        assertThat(Norms.largest(vector(entries)), equalTo(Double.NaN));
      }
    }
  }

  @Test
  void ofInfinityIsNoNumber() {
    assertThat(Norms.frobenius(vector(0, Double.NEGATIVE_INFINITY)), equalTo(Double.NaN));
    assertThat(
        Norms.largest(vector(0, Double.NEGATIVE_INFINITY)), equalTo(Double.POSITIVE_INFINITY));
  }

  private static DMatrixRMaj vector(double... entries) {
    return new DMatrixRMaj(entries);
  }
}

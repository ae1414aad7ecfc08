package twophase.paper.data;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
  private static final double ROUNDING = 1e-11;

  @ParameterizedTest
  @CsvSource({
    "fashion-mnist-1, 64",
    "fashion-mnist-20, 64",
    "fashion-mnist-784, 64",
    "digits-64, 1797"
  })
  void secondMomentsFallAndAddUpToTheirNumber(String name, int size) {
    DataSet data = DataSet.valueOf(name);
    assertThat(data.size(), equalTo(size));
    DMatrixRMaj moments = moments(data);
    int d = data.components();
    assertThat(CommonOps_DDRM.trace(moments), closeTo(d, ROUNDING * d));
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < k; j++) {
        assertThat(moments.get(k, j), closeTo(0, ROUNDING * d));
      }
      assertThat(
          moments.get(k, k),
          lessThanOrEqualTo(k == 0 ? d * (1 + ROUNDING) : moments.get(k - 1, k - 1)));
    }
  }

  /** Three pixels are blank in all digits, and 64 centred images span 63 dimensions. */
  @ParameterizedTest
  @CsvSource({"digits-64, 61", "fashion-mnist-70, 63"})
  void whatIsBlankIsZero(String name, int rank) {
    DMatrixRMaj moments = moments(DataSet.valueOf(name));
    for (int k = 0; k < moments.getNumCols(); k++) {
      assertThat(moments.get(k, k) == 0, equalTo(k >= rank));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fashion-mnist-63-white", "fashion-mnist-5-white", "digits-61-white"})
  void whiteOnesHaveTheIdentity(String name) {
    DMatrixRMaj moments = moments(DataSet.valueOf(name));
    CommonOps_DDRM.subtractEquals(moments, CommonOps_DDRM.identity(moments.getNumCols()));
    for (double entry : moments.data) {
      assertThat(entry, closeTo(0, ROUNDING));
    }
  }

  /** All components are the centred images, turned: products of two images are the same. */
  @Test
  void allComponentsAreTheImages() {
    Images images = Digits.all().first(1797);
    DMatrixRMaj centred = images.inputs();
    DMatrixRMaj mean = CommonOps_DDRM.sumCols(centred, null);
    double energy = 0;
    for (int k = 0; k < centred.data.length; k++) {
      centred.data[k] -= mean.data[k % 64] / images.size();
      energy += centred.data[k] * centred.data[k];
    }
    double scale = 64 * images.size() / energy;
    DMatrixRMaj inputs = DataSet.valueOf("digits-64").inputs();
    for (int other : new int[] {0, 1, 1000}) {
      assertThat(product(inputs, 5, other), closeTo(scale * product(centred, 5, other), 1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fashion-mnist:20, fashion-mnist-20",
    "digits:3:white, digits-3-white",
    "digits-3-white, digits-3-white"
  })
  void itsNamesReadBack(String typed, String name) {
    assertThat(DataSet.valueOf(typed).toString(), equalTo(name));
    assertThat(DataSet.valueOf(name), equalTo(DataSet.valueOf(typed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digits-65 | digits has 1 to 64 components, not 65",
        "digits-62-white | digits has 1 to 61 components that can be made white, not 62",
        "fashion-mnist-64-white | fashion-mnist has 1 to 63 components that can be made white, not 64",
        "mnist-3 | `mnist-3` is no data set; they are written fashion-mnist-K, fashion-mnist-K-white, digits-K, digits-K-white with K components",
        "digits-3-of-9 | digits are 1797 images, so that there are no others of 9",
        "digits-0 | `digits-0` is no data set; they are written fashion-mnist-K, fashion-mnist-K-white, digits-K, digits-K-white with K components",
        "digits | `digits` is no data set; they are written fashion-mnist-K, fashion-mnist-K-white, digits-K, digits-K-white with K components"
      })
  void whatIsNoneIsTold(String text, String told) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> DataSet.valueOf(text));
    assertThat(e.getMessage(), equalTo(told));
  }

  @Test
  void moreImagesAreReadFromTheFolderThatAUserNames() {
    Path debian = Path.of("/usr/share/datasets/fashion-mnist");
    assumeTrue(Files.isDirectory(debian), "apt-get install dataset-fashion-mnist");
    DataFolder.open(debian);
    DataSet more = DataSet.valueOf("fashion-mnist:5:white:of-200");
    assertThat(more.toString(), equalTo("fashion-mnist-5-white-of-200"));
    assertThat(DataSet.valueOf(more.toString()), equalTo(more));
    assertThat(more.size(), equalTo(200));
    assertThat(more.inputs().getNumRows(), equalTo(200));
    DataSet same = DataSet.valueOf("fashion-mnist-5-of-64");
    assertThat(same.toString(), equalTo("fashion-mnist-5"));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> DataSet.valueOf("fashion-mnist-5-of-1"));
    assertThat(e.getMessage(), equalTo("images must be from 2 to 10000, not 1"));
  }

  @Test
  void aFolderWithoutTheFilesIsTold() {
    Path nowhere = Path.of("nowhere");
    Exception e = assertThrows(IllegalArgumentException.class, () -> DataFolder.open(nowhere));
    assertThat(
        e.getMessage(),
        equalTo(
            "the files of Fashion-MNIST cannot be read ("
                + nowhere.resolve("train-images-idx3-ubyte.gz")
                + "); they are on Debian /usr/share/datasets/fashion-mnist, of the package"
                + " dataset-fashion-mnist"));
  }

  private static double product(DMatrixRMaj rows, int one, int other) {
    double sum = 0;
    for (int k = 0; k < rows.getNumCols(); k++) {
      sum += rows.get(one, k) * rows.get(other, k);
    }
    return sum;
  }

  private static DMatrixRMaj moments(DataSet data) {
    DMatrixRMaj inputs = data.inputs();
    DMatrixRMaj moments = new DMatrixRMaj(data.components(), data.components());
    CommonOps_DDRM.multInner(inputs, moments);
    CommonOps_DDRM.divide(moments, data.size());
    return moments;
  }
}

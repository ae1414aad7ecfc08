package twophase.paper.data;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");
  private static final Path SCIKIT_LEARN =
      Path.of("/usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz");

  @TempDir Path folder;

  @Test
  void whatTravelsHasAllTenKindsOfClothes() {
    for (Images images : List.of(FashionMnist.training(), FashionMnist.test())) {
      assertThat(images.size(), equalTo(64));
      assertThat(images.pixels(), equalTo(784));
      assertThat(Arrays.stream(images.classes()).distinct().count(), equalTo(10L));
      double[] pixels = images.inputs().data;
      assertThat(Arrays.stream(pixels).min().orElseThrow(), closeTo(0, 0));
      assertThat(Arrays.stream(pixels).max().orElseThrow(), closeTo(1, 0));
    }
  }

  @Test
  void whatTravelsStandsFirstInDebiansFiles() throws IOException {
    assumeTrue(Files.isDirectory(DEBIAN), "apt-get install dataset-fashion-mnist");
    assertSame(FashionMnist.training(), FashionMnist.training(DEBIAN).first(64));
    assertSame(FashionMnist.test(), FashionMnist.test(DEBIAN).first(64));
  }

  @Test
  void aHundredAndSomeOfEachDigitTravel() {
    Images digits = Digits.all();
    assertThat(digits.size(), equalTo(1797));
    assertThat(digits.pixels(), equalTo(64));
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      assertThat(
          Arrays.stream(digits.classes()).filter(k -> k == wanted).count(), greaterThan(170L));
    }
  }

  @Test
  void theDigitsAreScikitLearns() throws IOException {
    assumeTrue(Files.exists(SCIKIT_LEARN), "apt-get install python3-sklearn");
    Images digits = Digits.all();
    double[] pixels = digits.inputs().data;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SCIKIT_LEARN)),
                StandardCharsets.US_ASCII))) {
      for (int n = 0; n < digits.size(); n++) {
        int[] line =
            Arrays.stream(lines.readLine().split(",")).mapToInt(Integer::parseInt).toArray();
        assertThat(line[64], equalTo(digits.classes()[n]));
        for (int k = 0; k < 64; k++) {
          assertThat(pixels[64 * n + k], equalTo(line[k] / 16.0));
        }
      }
      assertThat(lines.readLine() == null, equalTo(true));
    }
  }

  @Test
  void nobodyChangesWhatOthersRead() {
    Images images = FashionMnist.test();
    images.inputs().data[0] = 7;
    images.classes()[0] = 7;
    assertSame(images, FashionMnist.test());
  }

  @ParameterizedTest
  @CsvSource({"0", "65"})
  void onlyAsManyAsThereAre(int count) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> FashionMnist.test().first(count));
    assertThat(e.getMessage(), equalTo("the first " + count + " images were asked for, of 64"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2051 | 2 | 1 | 2 | 4 | 2049 | 2 | 2 |
          2051 | 2 | 1 | 2 | 4 | 2049 | 3 | 3 | train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz: 2 images and 3 classes; one for each, from 1
          2051 | 2 | 1 | 2 | 3 | 2049 | 2 | 2 | train-images-idx3-ubyte.gz: it ends early
          2051 | 2 | 1 | 2 | 5 | 2049 | 2 | 2 | train-images-idx3-ubyte.gz: it goes on after the 4 bytes that its header says
          2049 | 2 | 1 | 2 | 4 | 2049 | 2 | 2 | train-images-idx3-ubyte.gz: it is no IDX file of bytes with 3 dimensions
          2051 | 2 | 0 | 2 | 4 | 2049 | 2 | 2 | train-images-idx3-ubyte.gz: its dimensions make no set of images of at most 67108864 bytes
          2051 | 2 | 1 | 2000000000 | 4 | 2049 | 2 | 2 | train-images-idx3-ubyte.gz: its dimensions make no set of images of at most 67108864 bytes
          2051 | 2 | 1 | 2 | 4 | 2049 | 20 | 20 | train-labels-idx1-ubyte.gz: a class is 10; they are 0 to 9
          """)
  void aBrokenFileIsToldInOneLine(
      int magic,
      int n,
      int h,
      int w,
      int bytes,
      int magicOfClasses,
      int count,
      int classes,
      String told)
      throws IOException {
    write("train-images-idx3-ubyte.gz", bytes, magic, n, h, w);
    write("train-labels-idx1-ubyte.gz", classes, magicOfClasses, count);
    if (told == null) {
      assertThat(FashionMnist.training(folder).size(), equalTo(n));
      return;
    }
    Exception e = assertThrows(IOException.class, () -> FashionMnist.training(folder));
    assertThat(e.getMessage(), equalTo(told));
  }

  @Test
  void whatIsNotCompressedOrNotThereIsTold() throws IOException {
    Exception e = assertThrows(IOException.class, () -> FashionMnist.test(folder));
    assertThat(e.getMessage(), equalTo(folder.resolve("t10k-images-idx3-ubyte.gz").toString()));
    Files.writeString(folder.resolve("t10k-images-idx3-ubyte.gz"), "images");
    Files.writeString(folder.resolve("t10k-labels-idx1-ubyte.gz"), "classes");
    e = assertThrows(IOException.class, () -> FashionMnist.test(folder));
    assertThat(e.getMessage(), equalTo("t10k-images-idx3-ubyte.gz: it is not compressed by gzip"));
  }

  private void write(String file, int bytes, int... header) throws IOException {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(raw))) {
      for (int word : header) {
        out.writeInt(word);
      }
      for (int k = 0; k < bytes; k++) {
        out.writeByte(k % 11);
      }
    }
    Files.write(folder.resolve(file), raw.toByteArray());
  }

  private static void assertSame(Images one, Images other) {
    assertThat(one.classes(), equalTo(other.classes()));
    DMatrixRMaj inputs = one.inputs();
    assertThat(inputs.data, equalTo(other.inputs().data));
    assertThat(inputs.getNumRows(), equalTo(one.size()));
  }
}

package twophase.kit.maps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.paper.network.Inputs;

class AxisReaderTest {
  private static final Map<String, Class<?>> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("m", int.class);
    NAMES.put("n", Inputs.class);
    NAMES.put("eta", double.class);
  }

  private static List<String> values(String text) {
    return AxisReader.read("--x", text, NAMES).values();
  }

  @Test
  void aGridIsRoundedAndItsEndsAreAsWritten() {
    assertThat(values("eta=0.00123456:1:lin:2"), equalTo(List.of("0.00123456", "1")));
    assertThat(values("eta=0.001:1:log:4"), equalTo(List.of("0.001", "0.01", "0.1", "1")));
    assertThat(values("eta=1:3:lin:4"), equalTo(List.of("1", "1.667", "2.333", "3")));
    assertThat(values("eta=-1:1:lin:3"), equalTo(List.of("-1", "0", "1")));
  }

  @Test
  void integersAreRounded() {
    assertThat(values("m=1:4:log:4"), equalTo(List.of("1", "2", "3", "4")));
    assertThat(values("m=64:4096:log:4"), equalTo(List.of("64", "256", "1024", "4096")));
    assertThat(values("m=1e0:+4:lin:04"), equalTo(List.of("1", "2", "3", "4")));
  }

  @Test
  void aFineGridHasAsManyDigitsAsPartIt() {
    assertThat(
        values("eta=0.10001:0.10004:lin:4"),
        equalTo(List.of("0.10001", "0.10002", "0.10003", "0.10004")));
    assertThat(values("eta=1e-200:1e200:log:5").get(2), equalTo("1"));
    assertThat(values("eta=-1.7e308:1.7e308:lin:3").get(1), equalTo("0"));
  }

  /**
   * From anywhere to anywhere, a few neighbouring numbers apart included: as many as asked for,
   * rising, from end to end, or one line that says why not.
   */
  @Test
  void anyGridRisesFromEndToEndOrIsRefused() {
    SplittableRandom stream = new SplittableRandom(2);
    int read = 0;
    for (int k = 0; k < 500; k++) {
      boolean whole = stream.nextInt(2) == 0;
      double from = whole ? stream.nextInt(1000) : Double.longBitsToDouble(stream.nextLong());
      double to =
          whole
              ? from + stream.nextInt(100)
              : stream.nextInt(2) == 0
                  ? Double.longBitsToDouble(stream.nextLong())
                  : from + stream.nextInt(200) * Math.ulp(from);
      String ends =
          Numbers.shortest(Math.min(from, to)) + ":" + Numbers.shortest(Math.max(from, to));
      int count = 2 + stream.nextInt(63);
      String scale = stream.nextInt(2) == 0 ? "lin" : "log";
      String text = (whole ? "m=" : "eta=") + ends + ":" + scale + ":" + count;
      try {
        List<String> values = values(text);
        assertThat(text, values.size(), equalTo(count));
        assertThat(text, values.get(0) + ":" + values.get(count - 1), equalTo(ends));
        for (int j = 1; j < count; j++) {
          double step = Double.parseDouble(values.get(j)) - Double.parseDouble(values.get(j - 1));
          assertThat(text + " " + values, step > 0, equalTo(true));
        }
        read++;
      } catch (BadInputException e) {
        assertThat(e.getMessage().lines().count(), equalTo(1L));
      }
    }
    assertThat("many are taken", read > 100, equalTo(true));
  }

  @Test
  void listsAreTakenAsASettingWritesThem() {
    assertThat(values("m=64,128,256"), equalTo(List.of("64", "128", "256")));
    assertThat(values("eta=0.10,1e-3"), equalTo(List.of("0.1", "0.001")));
    assertThat(values("n=fresh,100"), equalTo(List.of("fresh", "100")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m | `m` is no axis: write NAME=FROM:TO:lin|log:COUNT or NAME=VALUE,VALUE,...",
        "m= | `m=` is no axis",
        "m=64:4096 | `m=64:4096` is no axis: write",
        "m=64:4096:cubic:3 | is no axis: write",
        "q=1,2 | there is no `q`; names are m, n, eta",
        "m=64:32:lin:3 | must go up: 64 is not below 32",
        "eta=0:1:log:3 | must begin above 0 where its scale is logarithmic",
        "eta=0:1:lin:1 | must have 2 to 320 values, not 1",
        "eta=0:1:lin:321 | must have 2 to 320 values, not 321",
        "m=1.5,2 | m must be an integer, not 1.5",
        "m=1e99,2 | m must be an integer, not 1e99",
        "eta=x,2 | eta must be a number, not x",
        "eta=NaN,2 | eta must be a number, not NaN",
        "eta=1d,2 | eta must be a number, not 1d",
        "m=3000000000,2 | m must be an integer below 2^31, not 3000000000",
        "m=1:4:log:9 | has fewer than 9 different integers on this scale",
        "eta=1:1.0000000000000004:lin:9 | has fewer than 9 different numbers on this scale",
        "n=many,3 | inputs must be at least 1, or `fresh`",
        "eta=1:2:lin:999999999999 | is no axis",
        "eta=0.1,0.10 | has 0.1 more than once",
        "n=1:9:lin:3 | its values are no numbers, so list them",
        "n=fresh,,3 | has an empty value",
      })
  void whatIsNoAxisIsToldInALine(String text, String message) {
    BadInputException e = assertThrows(BadInputException.class, () -> values(text));
    assertThat(e.getMessage(), startsWith("--x: "));
    assertThat(e.getMessage(), containsString(message));
    assertThat(e.getMessage().lines().count(), equalTo(1L));
  }

  @Test
  void aListHasAnEnd() {
    StringBuilder text = new StringBuilder("m=0");
    for (int k = 1; k <= AxisReader.MOST_VALUES; k++) {
      text.append(',').append(k);
    }
    BadInputException e = assertThrows(BadInputException.class, () -> values(text.toString()));
    assertThat(e.getMessage(), containsString("has 321 values; at most 320 are shown"));
  }
}

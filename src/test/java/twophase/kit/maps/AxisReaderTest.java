package twophase.kit.maps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void ofIntegersThatAreTheSameOneStays() {
    assertThat(values("m=1:4:log:9"), equalTo(List.of("1", "2", "3", "4")));
    assertThat(values("m=64:4096:log:4"), equalTo(List.of("64", "256", "1024", "4096")));
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
        "eta=0:1:lin:1 | must have 2 to 64 values, not 1",
        "eta=0:1:lin:65 | must have 2 to 64 values, not 65",
        "m=1.5,2 | has `1.5`, which is no integer",
        "m=1e99,2 | has `1e99`, which is no integer",
        "eta=x,2 | has `x`, which is no number",
        "eta=NaN,2 | has `NaN`, which is no number",
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
    assertThat(e.getMessage(), containsString("has 65 values; at most 64 are shown"));
  }
}

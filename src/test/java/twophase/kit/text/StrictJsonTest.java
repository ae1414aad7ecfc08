package twophase.kit.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
  private static String refused(byte[] bytes) {
    return assertThrows(IllegalArgumentException.class, () -> StrictJson.read(bytes)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~               | it is empty
          {                | it is no JSON (line 1, column
          {} {}            | something stands behind its one value
          {}x              | it is no JSON
          {"a":1,"a":1}    | Duplicate field 'a'
          {"b":[0,1e999]}  | the number at `/b/1` is beyond binary64
          -1e999999999     | the number at `` is beyond binary64
          [NaN]            | it is no JSON
          """)
  void whatIsNoJsonOfOneValueIsRefused(String text, String why) {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)), containsString(why));
  }

  @Test
  void depthIsBoundedAndUtf8IsAskedFor() {
    assertThat(
        refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)), containsString("depth"));
    assertThat(refused(new byte[] {'"', (byte) 0xff, '"'}), equalTo("it is not in UTF-8"));
    assertThat(
        refused(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}),
        equalTo("it is not in UTF-8"));
  }

  @Test
  void howLinesEndIsAllTheSame() {
    assertThat(StrictJson.read("\ufeff{\r\n\"a\": 1e-400}\r\n").toString(), equalTo("{\"a\":0.0}"));
  }
}

package twophase.kit.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.StringReader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xml.sax.InputSource;

class InertTest {
  /** Some of each kind that acts, and both halves of pairs. */
  private static final String ACTING =
      "\u0000\u0007\b\t\n\r\u001b\u007f\u0085\u009b\u00ad\u061c\u200b\u200e\u200f\u2028\u2029"
          + "\u202a\u202e\u2066\u2069\ufeff\ufff9\ufffe\uffff\ufdd0\ud800\udc00\udbff\udfff";

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().all().withChars(ACTING).ofMaxLength(40);
  }

  @Property(tries = 300)
  void aLineDoesNothingWhereverItStands(@ForAll("texts") String text) throws Exception {
    String line = Inert.line(text);
    assertThat(line.codePoints().allMatch(Inert::harmless), equalTo(true));
    assertThat("it stays as it is", Inert.line(line), equalTo(line));
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(line));
    assertThat("XML has it", xml(line), equalTo(line));
    assertThat(
        Inert.lines(text).codePoints().allMatch(c -> Inert.harmless(c) || c == '\n' || c == '\t'),
        equalTo(true));
  }

  private static String xml(String text) throws Exception {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<t>" + escaped + "</t>")))
        .getDocumentElement()
        .getTextContent();
  }

  @Property(tries = 300)
  void whatIsCutIsCutBetweenCharacters(@ForAll("texts") String text) throws Exception {
    String whole = Inert.line(text + "\ud83d\ude00".repeat(3));
    for (int most = 3; most < whole.length(); most++) {
      String cut = Inert.shortened(whole, most);
      assertThat(cut.length(), lessThanOrEqualTo(most));
      assertThat(cut, endsWith("…"));
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(cut));
    }
    assertThat(Inert.shortened(whole, whole.length()), equalTo(whole));
  }

  @Example
  void whatPeopleWriteStays() {
    String line = "θ* of ‖x‖² ≤ 10⁻⁶; Ελληνικά, עברית, 漢字, \ud835\udc65, a\u2061(b)";
    assertThat(Inert.line(line), equalTo(line));
    assertThat(Inert.line("one\r\ntwo\tthree"), equalTo("one  two three"));
  }

  @Example
  void tenMegabytesAreCut() {
    String flood = "x".repeat(10_000_000);
    assertThat(Inert.name(flood).length(), equalTo(200));
    assertThat(Inert.line(flood).length(), equalTo(20_000));
  }
}

package twophase.kit.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellWordsTest {
  private static final List<String> ODD =
      List.of(
          "a b", "'", "''", "\\", "a'b\\'c", "$(id)", "`id`", ";", "*", "~", "", "é", "#", "\"");

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withChars("ab'\\\"$`;&|<>*?~# \t=-é")
        .ofMaxLength(8)
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 500)
  void whatIsJoinedIsSplit(@ForAll("words") List<String> words) {
    assertThat(ShellWords.split(ShellWords.joined(words)), equalTo(Optional.of(words)));
  }

  @Example
  void aShellTakesThemForWords() throws IOException {
    List<String> printed = new ArrayList<>(List.of("printf", "[%s]"));
    printed.addAll(ODD);
    Process shell = new ProcessBuilder("sh", "-c", ShellWords.joined(printed)).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said, equalTo("[" + String.join("][", ODD) + "]"));
  }

  @Example
  void whatAShellWouldDoMoreWithIsNotSplit() {
    for (String line : List.of("a;b", "a $(b)", "a 'b", "a \"b\"", "a `b`", "a>b")) {
      assertThat(line, ShellWords.split(line), equalTo(Optional.empty()));
    }
  }
}

package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Verdict;

/** What a script reads of a report. */
class VerdictsCommandTest {
  private static final Path KEPT = Path.of("verification-reports/reference");

  @TempDir private Path folder;

  private static List<String> lines(String... arguments) {
    StringWriter out = new StringWriter();
    PrintWriter told = new PrintWriter(out, true);
    int code = TwoPhase.execute(told, told, arguments);
    assertThat(out.toString(), code, equalTo(0));
    return out.toString().lines().toList();
  }

  private List<String> of(FormFinding... findings) throws IOException {
    Path file = folder.resolve(EvidenceFile.NAME);
    Files.writeString(file, EvidenceFile.text(Toy.evidence(findings)));
    return lines("verdicts", folder.toString());
  }

  @Test
  void aLineSaysHowAFormStandsAndWhatTakesItAgain() throws IOException {
    String alone = "\tverify --only toy.sharp.%s --profile quick --seed 7";
    assertThat(
        of(
            Toy.finding("sharp.a", Verdict.REFUTED, Verdict.HOLDS, null),
            Toy.finding("sharp.b", Verdict.HOLDS, Verdict.REFUTED, null),
            Toy.finding("sharp.c", Verdict.INCONCLUSIVE, Verdict.HOLDS, null),
            Toy.finding("sharp.d", Verdict.INCONCLUSIVE, Verdict.HOLDS, "why"),
            Toy.finding("sharp.e", Verdict.HOLDS, Verdict.HOLDS, null)),
        equalTo(
            List.of(
                "toy.sharp.a\tREFUTED\tHOLDS\tother than expected"
                    + "\treproduce toy:sharp.a:quick:0:3:failed:m=1,d=2",
                "toy.sharp.b\tHOLDS\tREFUTED\tother than expected" + alone.formatted("b"),
                "toy.sharp.c\tINCONCLUSIVE\tHOLDS\tundecided" + alone.formatted("c"),
                "toy.sharp.d\tINCONCLUSIVE\tHOLDS\tbroken" + alone.formatted("d"),
                "toy.sharp.e\tHOLDS\tHOLDS\tas expected" + alone.formatted("e"))));
  }

  /** Whoever splits the arguments at blanks and gives them to a shell gives what is meant. */
  @Test
  void noCharacterMeansAnythingToAShell() {
    for (String line : lines("verdicts", KEPT.toString())) {
      String[] fields = line.split("\t", -1);
      assertThat(line, fields.length, equalTo(5));
      assertThat(fields[0], matchesPattern("[a-z0-9.-]+"));
      assertThat(fields[4], matchesPattern("(verify|reproduce) [A-Za-z0-9 .:,=@+-]+"));
    }
  }

  @Test
  void whatTakesAFormAgainTakesItAgain() {
    String first = folder.resolve("first").toString();
    verify(first, "--profile", "quick", "--seed", "5", "--only", "condition-1.as-printed");
    List<String> said = lines("verdicts", first);
    String again = folder.resolve("again").toString();
    String[] words = said.get(0).split("\t")[4].split(" ");
    verify(again, Arrays.copyOfRange(words, 1, words.length));
    assertThat(lines("verdicts", again), equalTo(said));
  }

  private static void verify(String report, String... options) {
    lines(
        Stream.concat(Stream.of("verify", "--no-progress", "--out", report), Arrays.stream(options))
            .toArray(String[]::new));
  }
}

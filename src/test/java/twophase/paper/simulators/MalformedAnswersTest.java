package twophase.paper.simulators;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.ProtocolOffence;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/** Answers that are wrong by a little: each is named, with what was expected and where. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MalformedAnswersTest {
  private static final String HELLO =
      "{\"name\":\"s\",\"version\":\"1\",\"rules\":[\"label-noise-sgd\"],\"modes\":[\"driven\"]}";

  private static final String ANSWER =
      "{\"id\":1,\"states\":[{\"t\":2,\"W\":[[1,2]],\"a\":[0.5]}]}";

  /** Answers each question by the next line of a file. */
  private static final String SCRIPT =
      "exec 3<\"$1\"; while IFS= read -r ask; do IFS= read -r answer <&3 || exit 3;"
          + " printf '%s\\n' \"$answer\"; done";

  @TempDir private Path folder;

  private ProcessSimulator start(String... lines) throws IOException {
    Path script = Files.writeString(folder.resolve("script.sh"), SCRIPT);
    Path answers = folder.resolve("answers");
    Files.writeString(answers, String.join("\n", lines) + "\n");
    return new ProcessSimulator("sh " + script + " " + answers, Duration.ofSeconds(60));
  }

  /** Two steps of a network of one neuron with two inputs, of which the last state is wanted. */
  private static Outcome run(ProcessSimulator simulator) {
    Network start =
        new Network(new DMatrixRMaj(1, 2, true, 1, 2), new DMatrixRMaj(1, 1, true, 0.5));
    Sample sample = new Sample(new DMatrixRMaj(2, 1, true, 1, 1), 0, 0);
    return simulator.run(
        new Run.Driven(new LabelNoiseSgd(), 0.01, start, () -> sample, 2), new Last());
  }

  private static final class Last implements Observer {
    @Override
    public boolean wants(long t) {
      return t == 2;
    }

    @Override
    public void see(long t, Network state) {
      // What it shows is right, and is not looked at.
    }
  }

  private void assertOffence(String answer, String said) throws IOException {
    try (ProcessSimulator simulator = start(HELLO, answer)) {
      ProtocolOffence e = assertThrows(ProtocolOffence.class, () -> run(simulator));
      assertThat(e.getMessage(), containsString(said));
      assertThat(e.getMessage().lines().count(), equalTo(1L));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ANSWER,
        ANSWER + " \t",
        "{\"id\":1,\"mine\":[1e400,NaN],\"states\":[{\"t\":2,\"W\":[[1,2]],\"a\":[5e-1],\"x\":0}]}",
      })
  void whatIsRightIsTaken(String answer) throws IOException {
    try (ProcessSimulator simulator = start("\uFEFF" + HELLO, answer)) {
      assertThat(run(simulator).completed(), equalTo(true));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":1} {"id":1}                       | text after the object, from character 10 on; expected is one object a line
          {"id":1,"states":[]} ok                 | text after the object, from character 22 on
          {"id":1},                               | text after the object, from character 9 on
          [{"id":1}]                              | no JSON object; expected is one object a line
          {"id":1,"id":1}                         | a key twice (character
          {"id":1,"states":[{"t":2,"t":2}]}       | a key twice (character
          {"id":18446744073709551617,"states":[]} | answered with id 18446744073709551617 where it was asked for id 1
          {"id":1.0,"states":[]}                  | answered with id 1.0 where it was asked for id 1
          {"id":"1","states":[]}                  | answered with id "1" where it was asked for id 1
          {"id":1,"states":[{"t":18446744073709551618,"W":[[1,2]],"a":[1]}]} | t = 18446744073709551618 where t = 2 was asked
          {"id":1,"error":"diverged at step 0"}   | diverged at step 0, which is none of 1 to 2
          {"id":1,"error":"diverged at step 3"}   | diverged at step 3, which is none of 1 to 2
          {"id":1,"error":"diverged at step 1000000000000000000"}   | diverged at step 1000000000000000000, which is none of 1 to 2
          {"id":1,"error":"diverged at step 18446744073709551617"}  | which is none of 1 to 2
          {"id":1,"error":"diverged at step -1"}  | expected is `diverged at step N`
          {"id":1,"error":"diverged at step 1.5"} | expected is `diverged at step N`
          {"id":1,"states":[{"t":2,"W":[[1,2,3]],"a":[1]}]} | row 0 of W of length 3 instead of 2, in the state at t = 2
          {"id":1,"states":[{"t":2,"W":[[1,2]],"a":[1,1]}]} | a of length 2 instead of 1, in the state at t = 2
          """)
  void anOffenceIsNamedWithWhatWasExpected(String answer, String said) throws IOException {
    assertOffence(answer, said);
  }

  /** Whatever is no finite number, in each array, is told with setting, state and place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NaN       | is no finite binary64 number but NaN
          Infinity  | is no finite binary64 number but Infinity
          -Infinity | is no finite binary64 number but -Infinity
          1e999     | is no finite binary64 number but Infinity
          -1e309    | is no finite binary64 number but -Infinity
          null      | is no number but null
          "1"       | is no number but "1"
          true      | is no number but true
          [1]       | is no number but [1]
          """)
  void aNumberThatIsNoneIsToldWithItsPlace(String number, String said) throws IOException {
    String setting =
        ", in the state at t = 2 (asked was a driven run of label-noise-sgd, m = 1, d = 2, eta ="
            + " 0.01, 2 steps)";
    String second = ANSWER.replace("[1,2]", "[1," + number + "]");
    assertOffence(second, "row 0 of W whose entry 1 " + said);
    assertOffence(second, setting);
    assertOffence(ANSWER.replace("0.5", number), "a whose entry 0 " + said);
  }

  @Test
  void overflowIsTaughtItsWords() throws IOException {
    assertOffence(ANSWER.replace("0.5", "NaN"), "say {\"id\":..,\"error\":\"diverged at step N\"}");
    assertOffence(ANSWER.replace("0.5", "9".repeat(400)), "no finite binary64 number but 99999");
  }

  /** Each key of the answer, wherever it stands. */
  @ParameterizedTest
  @ValueSource(strings = {"\"id\":1", "\"t\":2", "\"W\":[[1,2]]", "\"a\":[0.5]"})
  void noKeyStandsTwice(String field) throws IOException {
    assertOffence(ANSWER.replace(field, field + "," + field), "a key twice");
  }

  /** At each place of a line. */
  @Test
  void bytesThatAreNoUtf8AreToldWithTheirPlace() throws IOException {
    byte[] line = (ANSWER + "\n").getBytes(StandardCharsets.UTF_8);
    for (int place = 0; place < line.length; place++) {
      ByteArrayOutputStream wrong = new ByteArrayOutputStream();
      wrong.write(line, 0, place);
      wrong.write(0xC3);
      wrong.write(line, place, line.length - place);
      assertThat(first(wrong.toByteArray()), instanceOf(Line.NotUtf8.class));
      assertThat(((Line.NotUtf8) first(wrong.toByteArray())).at(), equalTo(place));
    }
    String right = "{\"name\":\"\uFFFD \uD83D\uDE00\"}";
    assertThat(
        first((right + "\n").getBytes(StandardCharsets.UTF_8)), equalTo(new Line.Text(right)));
  }

  private static Line first(byte[] bytes) {
    ArrayBlockingQueue<Line> lines = new ArrayBlockingQueue<>(3);
    new LineReader(new ByteArrayInputStream(bytes), 1000, lines).run();
    return lines.remove();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "modes":["Driven"]    | unknown word among `modes`, "Driven" (did you mean `driven`?); they are driven, free, one of your own begins with x-
          "modes":["fre"]       | did you mean `free`?
          "modes":["quantum"]   | unknown word among `modes`, "quantum"; they are driven, free,
          "modes":[1]           | unknown word among `modes`, 1;
          "modes":[""]          | unknown word among `modes`, "";
          "modes":["x-"]        | unknown word among `modes`, "x-";
          "modes":"driven"      | without a list `modes`
          "rules":["label-noise-sdg"] | did you mean `label-noise-sgd`?
          "rules":["SAM"]       | did you mean `sam`?
          "features":["traces"] | did you mean `trace`?
          "features":["fresh_inputs"] | did you mean `fresh-inputs`?
          "feature":["trace"]   | a field `feature`, which is none; did you mean `features`?
          "precision":"float32" | `precision` "float32"; it is "binary64", as without it, or "binary32"
          "precision":64        | `precision` 64; it is "binary64"
          "samEpsilon":-1e-12   | `samEpsilon` -1.0E-12; it is a number from 0, as without it, to 1e-6
          "samEpsilon":0.01     | `samEpsilon` 0.01; it is a number from 0
          "samEpsilon":"1e-12"  | `samEpsilon` "1e-12"; it is a number from 0
          "modes":["driven"],"modes":[] | a key twice
          """)
  void aHelloIsOfTheProtocolsWords(String field, String said) {
    String key = field.substring(0, field.indexOf(':'));
    StringBuilder hello = new StringBuilder("{\"name\":\"s\",\"version\":\"1\"");
    for (String other : new String[] {"\"rules\":[\"sam\"]", "\"modes\":[\"free\"]", field}) {
      if (other.equals(field) || !other.startsWith(key)) {
        hello.append(',').append(other);
      }
    }
    ProtocolOffence e =
        assertThrows(ProtocolOffence.class, () -> start(hello.append('}').toString()).close());
    assertThat(e.getMessage(), containsString(said));
  }

  @Test
  void wordsOfOnesOwnAreLetPass() throws IOException {
    String own =
        HELLO
            .replace("[\"driven\"]", "[\"driven\",\"x-mine\"]")
            .replace("}", ",\"author\":\"me\",\"precision\":\"binary64\",\"samEpsilon\":0}");
    try (ProcessSimulator simulator = start(own, ANSWER)) {
      assertThat(run(simulator).completed(), equalTo(true));
    }
  }

  /** What does not answer in time is asked whether it wrote anything at all. */
  @Test
  void aHangIsToldFromALineWithoutAnEnd() throws IOException {
    assertLate("sleep 600", "nothing came: it hangs, or does not flush its answer");
    assertLate("printf '{\"id\":1,'; sleep 600", "8 bytes came, and no end of the line");
  }

  private void assertLate(String manner, String said) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("late.sh"), "read -r ask; echo '" + HELLO + "'; read -r ask; " + manner);
    try (ProcessSimulator simulator = new ProcessSimulator("sh " + script, Duration.ofSeconds(1))) {
      ProtocolOffence e = assertThrows(ProtocolOffence.class, () -> run(simulator));
      assertThat(e.getMessage(), containsString("did not answer within 1 s"));
      assertThat(e.getMessage(), containsString(said));
      assertThat(e.getMessage(), containsString("--answer-limit"));
    }
  }
}

package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.bench.NotOffered;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;

/** {@code check}, as somebody with a new simulator meets it. */
class CheckCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int check(String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "check";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  /** Does driven runs as the reference does them, and no other. */
  public static class Driven implements NetworkSimulator {
    @Override
    public String name() {
      return "driven only";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      return run.either(
          driven -> new ReferenceSimulator().run(driven, observer),
          free -> {
            throw new NotOffered("free runs");
          });
    }
  }

  /** Steps that are three times too long, which no seeded fault has. */
  public static final class Hasty extends Driven {
    @Override
    public Outcome run(Run run, Observer observer) {
      return run.either(
          driven ->
              super.run(
                  new Run.Driven(
                      driven.rule(),
                      3 * driven.eta(),
                      driven.start(),
                      driven.samples(),
                      driven.steps()),
                  observer),
          free -> super.run(free, observer));
    }
  }

  /** Ends at once. */
  public static final class Hopeless extends Driven {
    @Override
    public Outcome run(Run run, Observer observer) {
      return new Outcome.Diverged(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noise-sign | W[0][0] is 3 and should be 5",
        "second-layer-late | a[0] is -27 and should be -7",
        "descent-sum | One step of gradient-descent, worked out by hand",
        "sam-not-normalised | One step of sam, worked out by hand"
      })
  void aWrongStepIsToldByNumberAndByName(String fault, String words) {
    assertThat(check("fault:" + fault), equalTo(1));
    assertThat(out.toString(), containsString(words));
    assertThat(out.toString(), containsString("This answer is that of the known fault `" + fault));
    assertThat(out.toString(), containsString("printf '%s\\n' '{\"op\":\"hello\""));
    assertThat(out.toString(), containsString("Mend it, then check again."));
    assertThat(out.toString(), not(containsString("Conformance")));
  }

  @Test
  void aWrongStepThatNobodyKnowsIsToldByNumber() {
    assertThat(check("class:" + Hasty.class.getName()), equalTo(1));
    assertThat(out.toString(), containsString("W[0][0] is 13 and should be 5"));
    assertThat(out.toString(), containsString("known faults gives this answer"));
  }

  @Test
  void aRunThatEndsBeforeIsNoAnswer() {
    assertThat(check("class:" + Hopeless.class.getName()), equalTo(1));
    assertThat(out.toString(), containsString("nothing: it says that the run ended before"));
  }

  @Test
  void whatIsNotOfferedDoesNotCount() {
    assertThat(check("class:" + Driven.class.getName()), equalTo(0));
    assertThat(out.toString(), containsString("a     at t = 1: expected [-7, 7, -6], got [-7"));
    assertThat(
        out.toString(), containsString("HOLDS         conformance.as-printed.label-noise-sgd, "));
    assertThat(out.toString(), containsString("as expected, "));
    assertThat(out.toString(), containsString(" not offered."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | `nonsense` must be class:NAME.OF.CLASS, exec:COMMAND",
        "fault:nonsense | `nonsense` is no fault",
        "'' | SPEC: a value is missing, or empty"
      })
  void whatIsNoSimulatorIsBadInput(String simulator, String words) {
    assertThat(check(simulator), equalTo(2));
    assertThat(err.toString(), containsString(words));
  }
}

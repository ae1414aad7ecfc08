package twophase.kit.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.FormFinding;
import twophase.kit.suite.Suite;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;

/** Test classes as somebody else would write them, run as an IDE runs them. */
class TheoryTestTest {
  private static final List<String> SOME =
      List.of("oscillation", "conformance.as-printed.integers", "conformance.as-printed.sam");
  private static final String INTEGERS = "conformance/as-printed.integers";
  private static final String LAST = "something was tested";

  /** A fault that the command line can make, too. */
  public static final class Late implements NetworkSimulator {
    private final NetworkSimulator faulty = Paper.faulty("second-layer-late");

    @Override
    public String name() {
      return "late";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      return faulty.run(run, observer);
    }
  }

  /** One that is right. */
  static class Right extends TheoryTest {
    @Override
    protected Simulator simulator() {
      return new ReferenceSimulator();
    }

    @Override
    protected Optional<String> theory() {
      return Optional.of(Paper.THEORY.name());
    }

    @Override
    protected OptionalLong seed() {
      return OptionalLong.of(5);
    }

    @Override
    protected List<String> only() {
      return SOME;
    }
  }

  /** One with a fault. */
  static class Wrong extends Right {
    @Override
    protected Simulator simulator() {
      return new Late();
    }
  }

  /** The same, one case of which is looked at. */
  static class Looking extends Wrong {
    static String token;

    @Override
    protected List<String> only() {
      return List.of("conformance.as-printed.integers");
    }

    @Test
    void again() {
      reproduce(token);
    }
  }

  /** One that offers nothing. */
  static class Empty extends Right {
    @Override
    protected Simulator simulator() {
      return new NetworkSimulator() {
        @Override
        public String name() {
          return "empty";
        }

        @Override
        public String version() {
          return "1";
        }

        @Override
        public Outcome run(Run run, Observer observer) {
          throw new NotOffered("a run");
        }
      };
    }
  }

  /** One without time. */
  static class Hurried extends Right {
    @Override
    protected Optional<Duration> budget() {
      return Optional.of(Duration.ofNanos(1));
    }
  }

  /** One that asks for what there is not. */
  static class Misspelt extends Right {
    @Override
    protected List<String> only() {
      return List.of("oscilation");
    }
  }

  /** One that tests nobody. */
  static class Nobody extends Right {
    @Override
    protected Simulator simulator() {
      return null;
    }
  }

  /** One that has less than no time. */
  static class Backwards extends Right {
    @Override
    protected Optional<Duration> budget() {
      return Optional.of(Duration.ofSeconds(-1));
    }
  }

  /** One with a seed that is none. */
  static class Unseeded extends Right {
    @Override
    protected OptionalLong seed() {
      return OptionalLong.of(-1);
    }
  }

  /** What became of each case, by statement and form, in their order. */
  private static final class Told implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();
    private final Map<String, UniqueId> ids = new LinkedHashMap<>();
    private final Map<UniqueId, String> names = new LinkedHashMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      UniqueId id = test.getUniqueIdObject();
      String parent = id.getSegments().size() > 4 ? names.get(id.removeLastSegment()) + "/" : "";
      if (test.isTest() || result.getThrowable().isPresent()) {
        results.put(parent + test.getDisplayName(), result);
        ids.put(parent + test.getDisplayName(), id);
      }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
      names.put(test.getUniqueIdObject(), test.getDisplayName());
    }

    String status(String name) {
      return results.get(name).getStatus().name();
    }

    String message(String name) {
      return results.get(name).getThrowable().orElseThrow().getMessage();
    }
  }

  private static Told told(LauncherDiscoveryRequestBuilder asked) {
    Told told = new Told();
    LauncherFactory.create()
        .execute(asked.filters(EngineFilter.includeEngines("junit-jupiter")).build(), told);
    return told;
  }

  private static Told told(Class<?> type) {
    return told(
        LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(type)));
  }

  /** What the wrong one is told, and what is printed meanwhile; once, since it stays the same. */
  private static final class Faulty {
    static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
    static final Told TOLD = told();

    private static Told told() {
      PrintStream out = System.out;
      PrintStream err = System.err;
      PrintStream into = new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
      try {
        System.setOut(into);
        System.setErr(into);
        return TheoryTestTest.told(Wrong.class);
      } finally {
        System.setOut(out);
        System.setErr(err);
      }
    }
  }

  private static List<String> failed(Told told) {
    return told.results.keySet().stream()
        .filter(name -> told.status(name).equals("FAILED"))
        .toList();
  }

  @Test
  void aCaseForEachFormThoseAboutTheSimulatorFirst() {
    Told told = told(Right.class);
    assertThat(
        List.copyOf(told.results.keySet()),
        equalTo(
            List.of(
                INTEGERS,
                "conformance/as-printed.sam",
                "oscillation/as-printed",
                "oscillation/corrected",
                LAST)));
    assertThat(failed(told), empty());
  }

  /** As printed, the identity is refuted whoever is tested: that is expected, and passes. */
  @Test
  void aFaultIsToldByTheFormsThatNoticeIt() {
    Told told = Faulty.TOLD;
    assertThat(failed(told), equalTo(List.of(INTEGERS, "oscillation/corrected")));
    assertThat(
        told.message(INTEGERS),
        allOf(
            startsWith("conformance.as-printed.integers: REFUTED where HOLDS was expected\n"),
            containsString("\n  claimed:  on one step of small integers"),
            containsString("\n  replay:   reproduce(\"conformance:as-printed.integers:quick:5:"),
            containsString(
                "twophase.kit.cli.TwoPhase reproduce 'conformance:as-printed.integers:quick:5:"),
            containsString(
                " --theory label-noise --simulator 'class:twophase.kit.junit.TheoryTestTest$Late'\n"),
            endsWith("\n  run:      profile quick, seed 5")));
  }

  /** What a case says is what a run of all of them finds. */
  @Test
  void itFindsWhatVerifyFinds() {
    Told told = Faulty.TOLD;
    List<FormFinding> found =
        Suite.run(Paper.quick(5, new Late(), SOME.toArray(String[]::new)), Progress.NONE).tested();
    assertThat(found.size(), equalTo(told.results.size() - 1));
    for (FormFinding finding : found) {
      String name = finding.id().statement() + "/" + finding.id().form();
      assertThat(told.status(name).equals("SUCCESSFUL"), equalTo(!finding.standing().surprising()));
      if (finding.standing().surprising()) {
        assertThat(told.message(name), startsWith(String.join("\n", finding.surprise())));
        assertThat(
            told.message(name),
            containsString("\"" + finding.counterexample().orElseThrow().token() + "\""));
      }
    }
  }

  /** As when somebody runs one case of many again. */
  @Test
  void oneCaseIsRunByItself() {
    Told all = Faulty.TOLD;
    Told one =
        told(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId(all.ids.get(INTEGERS))));
    assertThat(List.copyOf(one.results.keySet()), equalTo(List.of(INTEGERS)));
    assertThat(one.message(INTEGERS), equalTo(all.message(INTEGERS)));
  }

  @Test
  void aTokenIsReplayedInATest() {
    String message = Faulty.TOLD.message(INTEGERS);
    Looking.token = message.replaceAll("(?s).*reproduce\\(\"([^\"]*)\"\\).*", "$1");
    Told told = told(Looking.class);
    assertThat(
        told.message("again()"),
        allOf(
            startsWith("conformance.as-printed.integers at rule=LABEL_NOISE,"),
            containsString(": failed\n  after step 1 a[0] is "),
            containsString("\n  observed ")));
    Looking.token = "no token";
    assertThat(
        told(Looking.class).message("again()"),
        startsWith("reproduce: `no token` is no token: it must be of the form statement:"));
  }

  @Test
  void whatIsNotOfferedIsSkippedAndNothingTestedFails() {
    Told told = told(Empty.class);
    assertThat(failed(told), equalTo(List.of(LAST)));
    assertThat(told.status(INTEGERS), equalTo("ABORTED"));
    assertThat(
        told.message(INTEGERS),
        equalTo(
            "conformance.as-printed.integers: NOT OFFERED: nothing: the simulator does not offer a run"));
    assertThat(
        told.message(LAST),
        equalTo(
            "Nothing of this simulator was tested: 4 not offered, 0 not reached in the time, of 4"));
  }

  @Test
  void whatIsNotReachedIsSkippedAndNothingReachedFails() {
    Told told = told(Hurried.class);
    assertThat(failed(told), equalTo(List.of(LAST)));
    assertThat(told.message(INTEGERS), containsString("the time budget ended first"));
    assertThat(told.message(LAST), containsString("0 not offered, 4 not reached in the time"));
  }

  @Test
  void whatCannotBeIsToldInALine() {
    assertThat(
        told(Misspelt.class).message("statements()"),
        startsWith("only(): `oscilation` is no statement (did you mean `oscillation`?)"));
    assertThat(
        told(Nobody.class).message("statements()"),
        startsWith("simulator() of twophase.kit.junit.TheoryTestTest$Nobody: there is no"));
    assertThat(
        told(Backwards.class).message("statements()"),
        equalTo("budget(): `PT-1S` must be above 0"));
    assertThat(
        told(Unseeded.class).message("statements()"),
        equalTo("seed(): `-1` must be from 0 to 9007199254740991"));
  }

  /** The engine in the engine keeps to itself what it thinks of a claim that fails. */
  @Test
  void nothingIsPrinted() {
    assertThat(failed(Faulty.TOLD), not(empty()));
    assertThat(Faulty.PRINTED.toString(StandardCharsets.UTF_8), equalTo(""));
  }
}

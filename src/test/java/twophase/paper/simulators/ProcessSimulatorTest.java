package twophase.paper.simulators;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.BadInputException;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ProcessSimulatorTest {
  private static final String TWO_NUMBERS = "truth \\[[^,\\]]+, [^,\\]]+\\]";
  private static final SeedTree SEEDS = SeedTree.root(9).child("pipe");
  private static final GroundTruth TRUTH = GroundTruth.draw(3, 0.5, SEEDS.child("truth").stream());
  private static final Network START = NtkInitialisation.draw(5, 3, SEEDS.child("start").stream());

  private static String command(String manner) {
    return Path.of(System.getProperty("java.home"), "bin", "java")
        + " -XX:TieredStopAtLevel=1 -Xshare:auto -cp '"
        + System.getProperty("java.class.path")
        + "' "
        + PipeSimulator.class.getName()
        + " "
        + manner;
  }

  private static ProcessSimulator start(String manner, long seconds) {
    return new ProcessSimulator(command(manner), Duration.ofSeconds(seconds));
  }

  private static Run sgd(double eta, long steps) {
    return new Run.Driven(
        new LabelNoiseSgd(),
        eta,
        START,
        SampleSource.fresh(TRUTH, 1, SEEDS.child("x").stream()),
        steps);
  }

  private static Run.Free free(long seed) {
    return new Run.Free(4, 2, new Inputs(10), 0.01, 1, 0.5, SEEDS.child(seed), 30);
  }

  private static List<String> seen(NetworkSimulator simulator, Run run) {
    Keeper keeper = new Keeper(10);
    simulator.run(run, keeper);
    return keeper.seen;
  }

  @Test
  void drivenRunsThroughThePipeAreTheSameToTheLastBit() {
    TrainingSet data = TrainingSet.draw(7, TRUTH, SEEDS.child("data").stream());
    try (ProcessSimulator simulator = start("good", 60)) {
      assertThat(simulator.name(), equalTo("pipe good"));
      NetworkSimulator reference = new ReferenceSimulator();
      assertThat(seen(simulator, sgd(0.01, 40)), equalTo(seen(reference, sgd(0.01, 40))));
      Run descent = new Run.Driven(new GradientDescent(data), 0.05, START, 40);
      assertThat(seen(simulator, descent), equalTo(seen(reference, descent)));
      assertThat(seen(simulator, sam()), equalTo(seen(reference, sam())));
      assertThat("all but the truth was shown", seen(simulator, sgd(0.01, 40)).size(), equalTo(5));
    }
  }

  private static Run batches() {
    SampleSource samples = SampleSource.fresh(TRUTH, 1, SEEDS.child("x").stream());
    return new Run.Driven(new LabelNoiseSgd(3), 0.01, START, samples, 40);
  }

  @Test
  void batchesGoThroughThePipeWhereTheyAreOffered() {
    try (ProcessSimulator simulator = start("batches", 60)) {
      NetworkSimulator reference = new ReferenceSimulator();
      assertThat(seen(simulator, batches()), equalTo(seen(reference, batches())));
      Run.Free three = free(3).withRule(new LabelNoiseSgd(3));
      assertThat(seen(simulator, three).size(), equalTo(5));
      assertThat(seen(simulator, three), not(equalTo(seen(simulator, free(3)))));
    }
    try (ProcessSimulator simulator = start("good", 60)) {
      for (Run run : List.of(batches(), free(3).withRule(new LabelNoiseSgd(3)))) {
        NotOffered e = assertThrows(NotOffered.class, () -> seen(simulator, run));
        assertThat(e.getMessage(), equalTo("the feature batch"));
      }
    }
  }

  /** Tells what a run of batches drew. */
  private static final class Curious extends Keeper {
    private Trace told;

    Curious() {
      super(10);
    }

    @Override
    public boolean wantsTrace() {
      return true;
    }

    @Override
    public void trace(Trace trace) {
      told = trace;
    }
  }

  @Test
  void aTraceOfBatchesIsToldStepByStep() {
    try (ProcessSimulator simulator = start("trace", 60)) {
      Curious look = new Curious();
      simulator.run(free(5).withRule(new LabelNoiseSgd(3, false)), look);
      assertThat(look.told.batch(), equalTo(3));
      assertThat(look.told.steps(), equalTo(30));
      for (int t = 0; t < 30; t++) {
        long different = Arrays.stream(look.told.order(), 3 * t, 3 * t + 3).distinct().count();
        assertThat("without replacement", different, equalTo(3L));
      }
      Run.Free fresh = new Run.Free(4, 2, Inputs.FRESH, 0.01, 1, 0.5, SEEDS, 30);
      simulator.run(fresh.withRule(new LabelNoiseSgd(2)), look);
      assertThat(look.told.inputs().getNumRows(), equalTo(60));
    }
    try (ProcessSimulator simulator = start("trace-index", 60)) {
      Run batches = free(5).withRule(new LabelNoiseSgd(3));
      ProtocolOffence e =
          assertThrows(ProtocolOffence.class, () -> simulator.run(batches, new Curious()));
      assertThat(e.getMessage(), containsString("order of step 1 whose entry 2 is 10"));
    }
  }

  private static Run sam() {
    return new Run.Driven(
        new Sam(0.1), 0.01, START, SampleSource.fresh(TRUTH, 1, SEEDS.child("x").stream()), 40);
  }

  @Test
  void freeRunsComeInBatchesAndTellTheirTruth() {
    try (ProcessSimulator simulator = start("good", 60)) {
      List<Run.Free> runs = new ArrayList<>();
      List<Keeper> keepers = new ArrayList<>();
      for (int k = 0; k < 20; k++) {
        runs.add(free(k));
        keepers.add(new Keeper(10));
      }
      List<Outcome> outcomes = simulator.runAll(runs, keepers);
      assertThat(outcomes.stream().allMatch(Outcome::completed), equalTo(true));
      assertThat(
          "a truth of dimension 2", keepers.get(19).seen.get(0), matchesPattern(TWO_NUMBERS));
      assertThat(keepers.get(19).seen.size(), equalTo(5));
      assertThat(keepers.get(0).seen, not(equalTo(keepers.get(1).seen)));
      assertThat(seen(simulator, free(3)), equalTo(keepers.get(3).seen));
    }
  }

  @Test
  void aDivergentRunShowsTheStepsBefore() {
    try (ProcessSimulator simulator = start("good", 60)) {
      Keeper through = new Keeper(10);
      Keeper plain = new Keeper(10);
      Outcome outcome = simulator.run(sgd(1, 400), through);
      assertThat(outcome, equalTo(new ReferenceSimulator().run(sgd(1, 400), plain)));
      assertThat(outcome, instanceOf(Outcome.Diverged.class));
      assertThat(through.seen, equalTo(plain.seen));
    }
  }

  /** Each state has 10 MB of decimals: an answer holds six of them. */
  @Test
  void statesOfAWideNetworkComeInPieces() {
    Network start = NtkInitialisation.draw(50_000, 7, SEEDS.child("wide").stream());
    try (ProcessSimulator simulator = start("good", 60)) {
      EveryState through = new EveryState();
      EveryState plain = new EveryState();
      assertThat(simulator.run(wide(start), through), equalTo(new Outcome.Completed()));
      new ReferenceSimulator().run(wide(start), plain);
      assertThat(through.times, equalTo(plain.times));
      assertThat(through.last.firstLayer().data, equalTo(plain.last.firstLayer().data));
    }
  }

  private static final class EveryState implements Observer {
    private final List<Long> times = new ArrayList<>();
    private Network last;

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      times.add(t);
      last = state.copy();
    }
  }

  private static Run wide(Network start) {
    GroundTruth truth = GroundTruth.draw(7, 1, SEEDS.child("far").stream());
    SampleSource samples = SampleSource.fresh(truth, 1, SEEDS.child("x").stream());
    return new Run.Driven(new LabelNoiseSgd(), 1e-6, start, samples, 9);
  }

  @Test
  void whatIsNotOfferedIsNotAsked() {
    try (ProcessSimulator simulator = start("modest", 60)) {
      NotOffered rule = assertThrows(NotOffered.class, () -> simulator.run(sam(), new Keeper(10)));
      assertThat(rule.getMessage(), equalTo("the rule sam"));
      Run fresh = new Run.Free(4, 2, Inputs.FRESH, 0.01, 1, 0.5, SEEDS, 30);
      NotOffered feature =
          assertThrows(NotOffered.class, () -> simulator.run(fresh, new Keeper(10)));
      assertThat(feature.getMessage(), equalTo("the feature fresh-inputs"));
      Run scheduled = free(0).withSchedule(new NoiseSchedule(5, 5));
      assertThat("it is asked", seen(simulator, scheduled).size(), equalTo(5));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chatty     | answered with something that is no JSON (character
          dies       | ended with exit code 3 while it was asked
          malformed  | answered with something that is no JSON (character
          nan        | answered with a whose entry 0 is no finite binary64 number but NaN
          yesterday  | answered with id 0 where it was asked for id 1 (asked was a free run
          misshapen  | answered with W of 3 rows where m = 4, in the state at t = 0
          disordered | answered with id 2 where it was asked for id 1
          refuses    | answered with an error that is no divergence; expected is `diverged at step N`
          """)
  void anOffenceIsNamedWithItsLine(String manner, String said) {
    try (ProcessSimulator simulator = start(manner, 60)) {
      ProtocolOffence offence =
          assertThrows(
              ProtocolOffence.class,
              () ->
                  simulator.runAll(
                      List.of(free(0), free(1)), List.of(new Keeper(10), new Keeper(10))));
      assertThat(offence.getMessage(), containsString(said));
      assertThat("a line is shortened", offence.getMessage().length(), lessThan(500));
    }
  }

  /** Wants to know what was drawn. */
  private static final class Tracer implements Observer {
    final List<String> seen = new ArrayList<>();
    private Trace trace;

    @Override
    public boolean wants(long t) {
      return t == 0;
    }

    @Override
    public void see(long t, Network state) {
      seen.add("state " + t);
    }

    @Override
    public boolean wantsTrace() {
      return true;
    }

    @Override
    public void trace(Trace told) {
      seen.add("trace");
      trace = told;
    }
  }

  @Test
  void aTraceIsToldAfterTheStatesToWhoWantsIt() {
    Run fresh = new Run.Free(4, 2, Inputs.FRESH, 0.01, 1, 0.5, SEEDS, 30);
    try (ProcessSimulator simulator = start("trace", 60)) {
      assertThat(simulator.traces(), equalTo(true));
      Tracer tracer = new Tracer();
      simulator.run(free(0), tracer);
      assertThat(tracer.seen, equalTo(List.of("state 0", "trace")));
      assertThat(tracer.trace.inputs().getNumRows(), equalTo(10));
      assertThat(tracer.trace.steps(), equalTo(30));
      Tracer fromFresh = new Tracer();
      simulator.run(fresh, fromFresh);
      assertThat(fromFresh.trace.inputs().getNumRows(), equalTo(30));
      Tracer driven = new Tracer();
      simulator.run(sgd(0.01, 5), driven);
      assertThat("a driven run draws nothing", driven.seen, equalTo(List.of("state 0")));
      Tracer divergent = new Tracer();
      Run.Free wild = new Run.Free(4, 2, new Inputs(10), 50, 1, 0.5, SEEDS, 400);
      assertThat(simulator.run(wild, divergent), instanceOf(Outcome.Diverged.class));
      assertThat("nor has this one a trace", divergent.seen, equalTo(List.of("state 0")));
    }
    try (ProcessSimulator simulator = start("good", 60)) {
      assertThat(simulator.traces(), equalTo(false));
      Tracer tracer = new Tracer();
      simulator.run(free(0), tracer);
      assertThat("it is not asked", tracer.seen, equalTo(List.of("state 0")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trace-nan      | 10    | answered with noise whose entry 0 is no finite binary64 number but NaN
          trace-rows     | 10    | answered with X of 9 rows where n = 10
          trace-rows     | fresh | answered with X of 29 rows where steps = 30
          trace-index    | 10    | answered with order whose entry 2 is 10, not one of 0 to 9
          trace-negative | 10    | answered with order whose entry 0 is -1, not one of 0 to 9
          trace-fraction | 10    | answered with order whose entry 1 is 0.5, not one of 0 to 9
          trace-order    | fresh | answered with order whose entry 3 is 2 instead of 3
          trace-short    | 10    | answered with order of length 29 instead of 30
          trace-long     | 10    | answered with noise of length 29 instead of 30
          trace-silent   | 10    | answered with X of 0 rows where n = 10
          """)
  void anOffenceInATraceIsNamedAndNothingIsShown(String manner, String inputs, String said) {
    Run run = new Run.Free(4, 2, Inputs.valueOf(inputs), 0.01, 1, 0.5, SEEDS, 30);
    Tracer tracer = new Tracer();
    try (ProcessSimulator simulator = start(manner, 60)) {
      ProtocolOffence offence =
          assertThrows(ProtocolOffence.class, () -> simulator.run(run, tracer));
      assertThat(offence.getMessage(), containsString(said));
      assertThat(tracer.seen, equalTo(List.of()));
    }
  }

  @Test
  void aFloodEndsAtTheLongestLine() {
    try (ProcessSimulator simulator = start("flood", 60)) {
      ProtocolOffence offence =
          assertThrows(ProtocolOffence.class, () -> simulator.run(free(0), new Keeper(10)));
      assertThat(offence.getMessage(), containsString("wrote a line of more than"));
    }
  }

  @Test
  void whatNobodyAskedForIsAnOffence() {
    try (ProcessSimulator simulator = start("talks-on", 60)) {
      ProtocolOffence offence =
          assertThrows(
              ProtocolOffence.class,
              () -> {
                for (int k = 0; k < 20; k++) {
                  simulator.run(free(k), new Keeper(10));
                }
              });
      assertThat(
          offence.getMessage(),
          org.hamcrest.Matchers.anyOf(
              containsString("nobody asked for"), containsString("answered with id")));
    }
  }

  @Test
  void afterSomeOffencesNoProcessIsStartedAnyMore() {
    try (ProcessSimulator simulator = start("dies", 60)) {
      for (int k = 0; k < ProcessSimulator.PATIENCE; k++) {
        assertThrows(ProtocolOffence.class, () -> simulator.run(free(0), new Keeper(10)));
      }
      ProtocolOffence again =
          assertThrows(ProtocolOffence.class, () -> simulator.run(free(0), new Keeper(10)));
      assertThat(again.getMessage(), containsString("exit code 3"));
    }
  }

  @Test
  void aWrongHelloIsToldAtOnce() {
    ProtocolOffence nameless = assertThrows(ProtocolOffence.class, () -> start("nameless", 60));
    assertThat(nameless.getMessage(), containsString("answered hello without a text `name`"));
    ProtocolOffence rude = assertThrows(ProtocolOffence.class, () -> start("rude", 60));
    assertThat(rude.getMessage(), containsString("no JSON (character 1: "));
    assertThat(
        "without control characters", rude.getMessage(), containsString("hello yourself\ufffd"));
  }

  @Test
  void nothingIsLeftRunning() {
    Set<ProcessHandle> before = ProcessHandle.current().descendants().collect(Collectors.toSet());
    start("good", 60).close();
    ProcessSimulator hanging = start("late", 1);
    assertThrows(ProtocolOffence.class, () -> hanging.run(free(0), new Keeper(10)));
    hanging.close();
    // Killed it is; when the system is done with it is the system's affair.
    ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process))
        .forEach(process -> process.onExit().join());
  }

  @Test
  void whatADeadSimulatorStartedIsEnded() {
    try (ProcessSimulator simulator = start("orphans", 60)) {
      ProcessHandle child = ProcessHandle.of(Long.parseLong(simulator.version())).orElseThrow();
      ProtocolOffence offence =
          assertThrows(ProtocolOffence.class, () -> simulator.run(free(0), new Keeper(10)));
      assertThat(offence.getMessage(), containsString("ended with exit code 3"));
      child.onExit().orTimeout(10, TimeUnit.MINUTES).join();
      assertThat(child.isAlive(), equalTo(false));
    }
  }

  @Test
  void aSpecIsACommandAClassOrAService() {
    assertThat(
        new PaperSimulators().open("class:twophase.paper.dynamics.ReferenceSimulator"),
        instanceOf(ReferenceSimulator.class));
    assertThat(new PaperSimulators().own(), instanceOf(FastSimulator.class));
    assertRejected("class:no.such.Simulator", "no class");
    assertRejected("class:java.lang.String", "does not implement");
    assertRejected("exec:", "comes a command");
    assertRejected("exec:'open", "never closed");
    assertRejected("exec:/no/such/program", "cannot be started");
    assertRejected("nobody", "must be class:");
  }

  private static void assertRejected(String spec, String why) {
    BadInputException e =
        assertThrows(BadInputException.class, () -> new PaperSimulators().open(spec));
    assertThat(e.getMessage(), containsString(why));
    assertThat(e.getMessage().lines().count(), equalTo(1L));
  }

  @Test
  void aCommandIsSplitIntoWordsWithoutAShell() {
    assertThat(
        CommandWords.of("python3  my\tsim.py 'two words' --x=\"$HOME it's\" ''"),
        equalTo(List.of("python3", "my", "sim.py", "two words", "--x=$HOME it's", "")));
  }
}

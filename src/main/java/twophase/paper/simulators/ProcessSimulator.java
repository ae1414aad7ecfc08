package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.number.Numbers;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/**
 * A simulator behind a pipe: a process that is asked for runs in lines of JSON and answers in lines
 * of JSON, protocol {@code twophase-simulator/1}. Each thread that asks has a process of its own,
 * and asks for several runs before it waits for the first answer.
 *
 * <p>Whoever breaks the protocol is ended, process tree and all, and a fresh process takes the next
 * runs; after {@value #PATIENCE} offences there is no other, and every run repeats the last one.
 */
public final class ProcessSimulator implements NetworkSimulator {
  /** How long an answer may take unless told otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

  /** Offences after which no process is started any more. */
  static final int PATIENCE = 3;

  /** Runs that are asked for before the first answer is awaited: enough to keep the pipe busy. */
  private static final int BATCH = 8;

  private static final Pattern DIVERGED = Pattern.compile("diverged at step ([0-9]{1,40})");

  private final List<String> command;
  private final Duration limit;
  private final Hello hello;
  private final Set<Conversation> begun = ConcurrentHashMap.newKeySet();
  private final Queue<Conversation> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger offences = new AtomicInteger();
  private volatile ProtocolOffence last;

  /**
   * Starts a first process and says hello to it.
   *
   * @param command its program and arguments, split into words without a shell
   * @param limit how long an answer may take
   * @throws twophase.kit.statement.BadInputException if the program cannot be started
   * @throws ProtocolOffence if it does not answer as the protocol asks
   */
  public ProcessSimulator(String command, Duration limit) {
    this.command = CommandWords.of(command);
    this.limit = limit;
    Greeted first = greeted();
    hello = first.hello();
    idle.add(first.conversation());
  }

  /** A process that has said hello. */
  private record Greeted(Conversation conversation, Hello hello) {}

  /** Starts a process; whoever does not greet, or is interrupted while it does, is ended. */
  private Greeted greeted() {
    Conversation conversation = new Conversation(command, shownCommand());
    begun.add(conversation);
    try {
      return new Greeted(conversation, greet(conversation));
    } catch (RuntimeException e) {
      conversation.abandon();
      throw e;
    }
  }

  private String shownCommand() {
    return "`" + ProtocolOffence.shortened(String.join(" ", command)) + "`";
  }

  /** A start is no answer to a run: a runtime may take its time however short the limit is. */
  private Hello greet(Conversation conversation) {
    Duration start = limit.compareTo(DEFAULT_LIMIT) > 0 ? limit : DEFAULT_LIMIT;
    conversation.send(Requests.hello(), start);
    String line = conversation.receive(start);
    try {
      return HelloReader.read(line);
    } catch (IllegalArgumentException e) {
      throw new ProtocolOffence(shownCommand(), e.getMessage(), line);
    }
  }

  @Override
  public String name() {
    return hello.name();
  }

  @Override
  public String version() {
    return hello.version();
  }

  @Override
  public List<String> offers() {
    return hello.words();
  }

  @Override
  public boolean traces() {
    return hello.features().contains(Protocol.TRACE);
  }

  @Override
  public Conventions conventions() {
    return hello.conventions();
  }

  @Override
  public List<String> requests(Run run) {
    List<Long> record = LongStream.rangeClosed(0, run.steps()).boxed().toList();
    return List.of(Requests.hello(), Requests.run(1, run, record, false, hello));
  }

  @Override
  public int sideBySide() {
    return BATCH;
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    return converse(List.of(run), List.of(observer)).get(0);
  }

  @Override
  public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
    return converse(runs, observers);
  }

  private List<Outcome> converse(List<? extends Run> runs, List<? extends Observer> observers) {
    List<Asking> askings = new ArrayList<>();
    for (int k = 0; k < runs.size(); k++) {
      askings.add(asking(k + 1, runs.get(k), observers.get(k)));
    }
    Conversation conversation = conversation();
    try {
      List<Outcome> outcomes = new ArrayList<>();
      for (int first = 0; first < runs.size(); first += BATCH) {
        int end = Math.min(first + BATCH, runs.size());
        outcomes.addAll(outcomes(askings.subList(first, end), conversation));
      }
      idle.add(conversation);
      return outcomes;
    } catch (ProtocolOffence e) {
      conversation.abandon();
      offences.incrementAndGet();
      last = e;
      throw e;
    } catch (RuntimeException e) {
      // What it has still to say belongs to nobody.
      conversation.abandon();
      throw e;
    }
  }

  /** What is asked, of which shape the answer is, and who wants to see it. */
  private record Question(
      long id, String line, Run run, Shape shape, List<Long> record, Observer observer) {

    /** The setting, in a few words. */
    String words() {
      String drawn =
          run.either(
              driven -> "",
              free ->
                  ", n = %s, sigma = %s, thetaNorm = %s"
                      .formatted(
                          free.inputs(),
                          Numbers.shortest(free.sigma()),
                          Numbers.shortest(free.thetaNorm())));
      return "%s run of %s, m = %d, d = %d, eta = %s%s, %d steps"
          .formatted(
              drawn.isEmpty() ? Protocol.DRIVEN : Protocol.FREE,
              run.rule().name(),
              run.m(),
              run.d(),
              Numbers.shortest(run.eta()),
              drawn,
              run.steps());
    }
  }

  /**
   * What is asked of one run.
   *
   * @param run to be asked for again, as often as there are pieces
   * @param pieces in the order of their states, at least one
   */
  private record Asking(Repeatable run, List<Question> pieces) {}

  private Asking asking(long id, Run given, Observer observer) {
    Repeatable run = Repeatable.of(given.by(conventions()));
    boolean trace = traces() && observer.wantsTrace();
    List<Long> wanted = wanted(observer, given.steps());
    List<List<Long>> records = trace ? List.of(wanted) : Pieces.of(wanted, given.m(), given.d());
    List<Question> pieces = new ArrayList<>();
    for (List<Long> record : records) {
      boolean last = pieces.size() == records.size() - 1;
      long steps = last ? given.steps() : record.get(record.size() - 1);
      pieces.add(question(id, run.first(steps), record, observer, trace));
    }
    return new Asking(run, pieces);
  }

  private Question question(long id, Run run, List<Long> record, Observer observer, boolean trace) {
    String line = Requests.run(id, run, record, trace, hello);
    return new Question(id, line, run, shape(run, trace), record, observer);
  }

  /** Runs side by side: what is left of one that has more pieces is asked after the others. */
  private List<Outcome> outcomes(List<Asking> askings, Conversation conversation) {
    List<Outcome> outcomes =
        asked(conversation, askings.stream().map(asking -> asking.pieces().get(0)).toList());
    for (int k = 0; k < askings.size(); k++) {
      Asking asking = askings.get(k);
      int piece = 0;
      while (outcomes.get(k).completed() && piece + 1 < asking.pieces().size()) {
        piece++;
        Question next = asking.pieces().get(piece);
        outcomes.set(k, asked(conversation, List.of(next)).get(0));
      }
      if (outcomes.get(k) instanceof Outcome.Diverged diverged) {
        showBefore(diverged.step(), asking, asking.pieces().get(piece), conversation);
      }
    }
    return outcomes;
  }

  private List<Outcome> asked(Conversation conversation, List<Question> questions) {
    conversation.expectSilence();
    questions.forEach(question -> conversation.send(question.line(), limit));
    List<Outcome> outcomes = new ArrayList<>();
    for (Question question : questions) {
      outcomes.add(answer(question, conversation.receive(limit)));
    }
    return outcomes;
  }

  /** The protocol tells no states of a run that diverges, so the steps before are asked again. */
  private void showBefore(long step, Asking asking, Question piece, Conversation conversation) {
    List<Long> before = piece.record().stream().filter(t -> t < step).toList();
    Question again = question(0, asking.run().first(step - 1), before, piece.observer(), false);
    Outcome outcome = asked(conversation, List.of(again)).get(0);
    if (!outcome.completed()) {
      throw new ProtocolOffence(
          name(),
          "diverged at step " + step + ", and earlier when it was asked for the steps before");
    }
  }

  static List<Long> wanted(Observer observer, long steps) {
    List<Long> wanted = new ArrayList<>();
    for (long t = 0; t <= steps; t++) {
      if (observer.wants(t)) {
        wanted.add(t);
      }
    }
    return wanted;
  }

  private Conversation conversation() {
    if (offences.get() >= PATIENCE) {
      throw last;
    }
    Conversation waiting = idle.poll();
    if (waiting != null) {
      return waiting;
    }
    try {
      return greeted().conversation();
    } catch (ProtocolOffence e) {
      offences.incrementAndGet();
      last = e;
      throw e;
    }
  }

  /**
   * What an answer has to hold.
   *
   * @param free the run, where it is a free one: its answer tells theta*
   * @param trace whether it tells what was drawn, too
   * @param precision its numbers: a decimal stands for the nearest of them
   */
  private record Shape(int m, int d, Optional<Run.Free> free, boolean trace, Precision precision) {}

  private Shape shape(Run run, boolean trace) {
    Optional<Run.Free> free = run.either(driven -> Optional.empty(), Optional::of);
    return new Shape(run.m(), run.d(), free, trace, conventions().precision());
  }

  private Outcome answer(Question question, String line) {
    try {
      JsonNode answer = Answers.read(line);
      checkId(question.id(), answer.path("id"));
      if (answer.has("error")) {
        return diverged(answer.path("error").asText(), question.run().steps());
      }
      show(question, answer);
      return new Outcome.Completed();
    } catch (IllegalArgumentException e) {
      throw new ProtocolOffence(
          name(), "%s (asked was a %s)".formatted(e.getMessage(), question.words()), line);
    }
  }

  private static void checkId(long id, JsonNode given) {
    if (!is(given, id)) {
      throw new IllegalArgumentException(
          "answered with id "
              + (given.isMissingNode() ? "missing" : ProtocolOffence.shortened(given.toString()))
              + " where it was asked for id "
              + id);
    }
  }

  /** Whether a number is that integer, and not only one like it after a cut. */
  private static boolean is(JsonNode given, long wanted) {
    return given.isIntegralNumber() && given.canConvertToLong() && given.longValue() == wanted;
  }

  private static Outcome diverged(String error, long steps) {
    Matcher matcher = DIVERGED.matcher(error);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "answered with an error that is no divergence; expected is `diverged at step N`");
    }
    BigInteger step = new BigInteger(matcher.group(1));
    if (step.signum() == 0 || step.compareTo(BigInteger.valueOf(steps)) > 0) {
      throw new IllegalArgumentException(
          "answered that it diverged at step %s, which is none of 1 to %d".formatted(step, steps));
    }
    return new Outcome.Diverged(step.longValueExact());
  }

  /** All of an answer is checked before any of it is shown. */
  private static void show(Question question, JsonNode answer) {
    List<Long> record = question.record();
    Shape shape = question.shape();
    JsonNode states = answer.path("states");
    if (!states.isArray() || states.size() != record.size()) {
      throw new IllegalArgumentException(
          "answered with " + states.size() + " states where " + record.size() + " were asked");
    }
    List<Network> networks = new ArrayList<>();
    for (int k = 0; k < record.size(); k++) {
      JsonNode time = states.get(k).path("t");
      if (!is(time, record.get(k))) {
        throw new IllegalArgumentException(
            "answered with t = %s where t = %d was asked"
                .formatted(ProtocolOffence.shortened(time.toString()), record.get(k)));
      }
      networks.add(state(states.get(k), shape, record.get(k)));
    }
    Precision precision = shape.precision();
    Optional<GroundTruth> truth =
        shape
            .free()
            .map(run -> Answers.truth(answer, shape.d()))
            .map(told -> new GroundTruth(precision.nearest(told.map())));
    Optional<Trace> trace =
        shape.free().filter(run -> shape.trace()).map(run -> trace(answer, run, precision));
    new StoredRun(truth, record, networks, trace, 0).show(question.observer());
  }

  private static Network state(JsonNode state, Shape shape, long time) {
    try {
      return shape.precision().nearest(Answers.state(state, shape.m(), shape.d()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", in the state at t = " + time, e);
    }
  }

  private static Trace trace(JsonNode answer, Run.Free run, Precision precision) {
    int steps = Math.toIntExact(run.steps());
    Trace told = Answers.trace(answer, run.inputs(), run.d(), steps, run.rule().batch());
    return new Trace(
        precision.nearest(told.inputs()),
        told.order(),
        Arrays.stream(told.noise()).map(precision::nearest).toArray(),
        told.batch());
  }

  @Override
  public void close() {
    // First all of them: they end side by side.
    idle.forEach(Conversation::closeInput);
    Conversation conversation;
    while ((conversation = idle.poll()) != null) {
      conversation.close();
    }
    // One whose run was interrupted may still be about to end its process.
    begun.forEach(Conversation::abandon);
  }
}

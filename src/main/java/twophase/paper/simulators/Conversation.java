package twophase.paper.simulators;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;

/**
 * One process and the lines that go to and fro. Not for several threads at once.
 *
 * <p>Lines are written on the caller's thread while a thread of its own reads: a simulator that
 * answers while it is still being asked blocks nobody. One that neither reads nor answers is ended
 * when its time is up, which also ends the writing.
 */
final class Conversation implements AutoCloseable {
  /** 256 MiB: a line may hold some thousand states of a wide network, not a flood. */
  private static final int LONGEST_LINE = 1 << 28;

  /** Lines that may wait to be read: more than any batch asks for. */
  private static final int WAITING = 64;

  /** How often, while an answer is awaited, it is asked whether the process still runs. */
  private static final long LOOK_MILLIS = 500;

  /**
   * How long a process may take to end once its input is closed, or once it is killed: no verdict
   * hangs on it, and a busy machine needs its time.
   */
  private static final Duration END = Duration.ofSeconds(30);

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "twophase-watch");
            thread.setDaemon(true);
            return thread;
          });

  /** Those whose processes may be running: they end with this program, however it ends. */
  private static final Set<Conversation> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> OPEN.forEach(Conversation::end), "twophase-simulators-end"));
  }

  private final String simulator;
  private final Process process;
  private final Writer toProcess;
  private final LineReader reader;
  private volatile boolean late;
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();
  private long nextLook = System.nanoTime();
  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(WAITING);

  /**
   * Starts the process.
   *
   * @param command the program and its arguments
   * @param simulator what messages call it
   * @throws BadInputException if it cannot be started
   */
  Conversation(List<String> command, String simulator) {
    this.simulator = simulator;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new BadInputException(
          "--simulator: `" + command.get(0) + "` cannot be started: " + e.getMessage(), e);
    }
    toProcess =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    OPEN.add(this);
    reader = new LineReader(process.getInputStream(), LONGEST_LINE, lines);
    Thread reading = new Thread(reader, "twophase-reader");
    reading.setDaemon(true);
    reading.start();
  }

  /**
   * Sends a line.
   *
   * @param limit how long it may take to read it
   * @throws ProtocolOffence if the process has ended, or does not read within the limit
   */
  void send(String line, Duration limit) {
    ScheduledFuture<?> watch =
        WATCH.schedule(this::endAsLate, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      toProcess.write(line);
      toProcess.write('\n');
      toProcess.flush();
    } catch (IOException e) {
      throw new ProtocolOffence(
          simulator,
          late
              ? "did not read what it is asked within %d s: it hangs, or is slow (--answer-limit gives it longer)"
                  .formatted(limit.toSeconds())
              : ended());
    } finally {
      watch.cancel(false);
    }
  }

  private void endAsLate() {
    late = true;
    end();
  }

  /**
   * The next line.
   *
   * @param limit how long it may take to write it
   * @throws ProtocolOffence if there is none within the limit
   */
  String receive(Duration limit) {
    Line line = next(limit);
    if (line instanceof Line.Text text) {
      return text.text();
    }
    if (line instanceof Line.TooLong tooLong) {
      throw new ProtocolOffence(
          simulator, "wrote a line of more than " + LONGEST_LINE + " bytes", tooLong.beginning());
    }
    if (line instanceof Line.NotUtf8 wrong) {
      throw new ProtocolOffence(
          simulator,
          "wrote a line that is no UTF-8, which is expected, from byte " + (wrong.at() + 1) + " on",
          wrong.shown());
    }
    throw new ProtocolOffence(simulator, ended());
  }

  private Line next(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      // Asked before the wait: what it wrote before it ended is read first.
      boolean ended = !process.isAlive();
      Line line = poll(limit);
      if (line != null) {
        lookAtFamily();
        return line;
      }
      if (ended) {
        // A process that it started may hold its output open.
        return new Line.End();
      }
      if (System.nanoTime() >= end) {
        throw new ProtocolOffence(simulator, silence(limit, reader.begun()));
      }
    }
  }

  /** What tells one that hangs from one that is slow: whether it wrote, and whether it worked. */
  private String silence(Duration limit, int bytes) {
    double seconds =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(member -> member.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum()
            / 1e3;
    return "did not answer within %d s (%s s of processor time since it started): %s"
        .formatted(
            limit.toSeconds(),
            Numbers.rounded(seconds, 3),
            bytes > 0
                ? bytes
                    + " bytes came, and no end of the line: it is slow (--answer-limit gives it"
                    + " longer), or ends no line"
                : "nothing came: it hangs, or does not flush its answer, or is slow (--answer-limit"
                    + " gives it longer)");
  }

  private Line poll(Duration limit) {
    try {
      return lines.poll(Math.min(LOOK_MILLIS, limit.toMillis()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** A process that has ended does not tell any more what it started. */
  private void lookAtFamily() {
    long now = System.nanoTime();
    if (now >= nextLook) {
      nextLook = now + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      process.descendants().forEach(family::add);
      family.removeIf(member -> !member.isAlive());
    }
  }

  /**
   * Checks that nothing is said that was not asked for.
   *
   * @throws ProtocolOffence if a line is waiting
   */
  void expectSilence() {
    if (lines.peek() instanceof Line.Text text) {
      throw new ProtocolOffence(simulator, "wrote a line that nobody asked for", text.text());
    }
  }

  private String ended() {
    awaitEnd(END);
    return process.isAlive()
        ? "closed its output"
        : "ended with exit code " + process.exitValue() + " while it was asked";
  }

  /** Ends the process and all that it started. */
  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
  }

  /** Closes the input, which ends a well-behaved simulator. */
  void closeInput() {
    process.descendants().forEach(family::add);
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has closed its side already.
    }
  }

  /** Waits for the end of a well-behaved simulator, and ends any other by force. */
  @Override
  public void close() {
    closeInput();
    awaitEnd(END);
    abandon();
  }

  /** Ends the process at once. */
  void abandon() {
    end();
    awaitEnd(END);
    OPEN.remove(this);
  }

  private void awaitEnd(Duration limit) {
    try {
      process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package twophase.kit.flakes;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import twophase.kit.suite.Unit;
import twophase.kit.work.Crew;
import twophase.kit.work.WorkLine;
import twophase.kit.work.Workforce;

/**
 * Does the units of a plan, side by side, each on one thread.
 *
 * @param crew who does them
 * @param threads how many at a time, at least 1
 * @param time after which no unit is begun any more; nothing for as long as it takes
 * @param clock of nanoseconds
 */
public record SeedRun(Crew crew, int threads, Optional<Duration> time, LongSupplier clock) {

  /** On the machine's clock. */
  public static SeedRun of(Crew crew, int threads, Optional<Duration> time) {
    return new SeedRun(crew, threads, time, System::nanoTime);
  }

  /**
   * Does what is not known.
   *
   * @param units in the order in which they are begun
   * @param journal what is known; what is found is kept there
   * @param watcher is told each new outcome when it is kept, one at a time
   * @return how many units are left
   */
  public long work(List<Unit> units, OutcomeJournal journal, Consumer<Outcome> watcher) {
    Queue queue = new Queue(units.stream().filter(unit -> !journal.knows(unit)).toList(), end());
    new Workforce(crew, threads)
        .work(
            queue::next,
            (unit, answer) -> {
              Outcome outcome = outcome(answer);
              journal.keep(outcome);
              watcher.accept(outcome);
            });
    return queue.left();
  }

  /** What is planned is a unit: the answer is a line. */
  private static Outcome outcome(String answer) {
    WorkLine line = WorkLine.read(answer);
    return Outcome.of(Unit.parse(line.unit()), line.finding());
  }

  private long end() {
    return time.map(most -> clock.getAsLong() + most.toNanos()).orElse(Long.MAX_VALUE);
  }

  /** What is still to be begun. */
  private final class Queue {
    private final Iterator<Unit> units;
    private final long end;
    private long left;

    Queue(List<Unit> open, long end) {
      this.units = open.iterator();
      this.left = open.size();
      this.end = end;
    }

    Optional<String> next() {
      if (left == 0 || clock.getAsLong() >= end) {
        return Optional.empty();
      }
      left--;
      return Optional.of(units.next().toString());
    }

    long left() {
      return left;
    }
  }
}

package twophase.kit.flakes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import twophase.kit.bench.Workers;
import twophase.kit.suite.Unit;
import twophase.kit.text.StrictJson;

/**
 * Does the units of a plan, side by side, each on one thread: far cheaper than trials side by side,
 * since nothing is computed ahead of a decision and thrown away.
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
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "twophase-units");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int k = 0; k < threads; k++) {
        Supplier<Crew.Worker> worker = k == 0 ? crew::first : crew::further;
        ends.add(pool.submit(() -> work(worker, queue, journal, watcher)));
      }
      ends.forEach(SeedRun::await);
    } finally {
      pool.shutdownNow();
    }
    return queue.left();
  }

  private long end() {
    return time.map(most -> clock.getAsLong() + most.toNanos()).orElse(Long.MAX_VALUE);
  }

  private void work(
      Supplier<Crew.Worker> made, Queue queue, OutcomeJournal journal, Consumer<Outcome> watcher) {
    try (Crew.Worker worker = made.get()) {
      for (Optional<Unit> unit = queue.next(); unit.isPresent(); unit = queue.next()) {
        Outcome outcome = Outcome.of(StrictJson.read(worker.outcome(unit.get().toString())));
        synchronized (queue) {
          journal.keep(outcome);
          watcher.accept(outcome);
        }
      }
    } catch (RuntimeException | Error e) {
      // The others end with the unit that they are at: what they found is kept.
      queue.stop();
      throw e;
    }
  }

  private static void await(Future<?> end) {
    try {
      end.get();
    } catch (ExecutionException e) {
      throw Workers.thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** What is still to be begun. */
  private final class Queue {
    private final Iterator<Unit> units;
    private final long end;
    private long left;
    private boolean stopped;

    Queue(List<Unit> open, long end) {
      this.units = open.iterator();
      this.left = open.size();
      this.end = end;
    }

    synchronized Optional<Unit> next() {
      if (stopped || left == 0 || clock.getAsLong() >= end) {
        return Optional.empty();
      }
      left--;
      return Optional.of(units.next());
    }

    synchronized void stop() {
      stopped = true;
    }

    synchronized long left() {
      return left;
    }
  }
}

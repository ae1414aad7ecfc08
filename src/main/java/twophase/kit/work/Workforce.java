package twophase.kit.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import twophase.kit.bench.Workers;

/**
 * Does units side by side, each on one thread: far cheaper than trials side by side, since nothing
 * is computed ahead of a decision and thrown away.
 *
 * @param crew who does them
 * @param threads how many at a time, at least 1
 */
public record Workforce(Crew crew, int threads) {

  /**
   * Does all that there is to do.
   *
   * @param next the next unit's text, nothing when all are given out; asked by one thread at a
   *     time, and may wait
   * @param done is told a unit's text and what {@link UnitWorker#apply} said of it, by one thread
   *     at a time
   */
  public void work(Supplier<Optional<String>> next, BiConsumer<String, String> done) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "twophase-units");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Hand hand = new Hand(next, done, new AtomicBoolean(), new Object(), new Object());
      List<Future<?>> ends = new ArrayList<>();
      for (int k = 0; k < threads; k++) {
        Supplier<Crew.Worker> worker = k == 0 ? crew::first : crew::further;
        ends.add(pool.submit(() -> hand.work(worker)));
      }
      ends.forEach(Workforce::await);
    } finally {
      pool.shutdownNow();
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

  /** What one thread does. Giving out may wait while what is done is told. */
  private record Hand(
      Supplier<Optional<String>> next,
      BiConsumer<String, String> done,
      AtomicBoolean stopped,
      Object giving,
      Object telling) {

    void work(Supplier<Crew.Worker> made) {
      Optional<String> unit = given();
      if (unit.isEmpty()) {
        return;
      }
      try (Crew.Worker worker = made.get()) {
        for (; unit.isPresent(); unit = given()) {
          String answer = worker.answer(unit.get());
          synchronized (telling) {
            done.accept(unit.get(), answer);
          }
        }
      } catch (RuntimeException | Error e) {
        // The others end with the unit that they are at: what they found is told.
        stopped.set(true);
        throw e;
      }
    }

    private Optional<String> given() {
      synchronized (giving) {
        return stopped.get() ? Optional.empty() : next.get();
      }
    }
  }
}

package twophase.kit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does trials on several threads and hands their results on in the order of their numbers, so that
 * whoever decides sees the same sequence at any number of threads. What was computed ahead of a
 * decision is thrown away.
 */
public final class Workers implements AutoCloseable {
  /** Trials computed ahead for each thread: enough to keep it busy, few enough to throw away. */
  private static final int AHEAD = 4;

  /** How often, while a trial is awaited, it is asked whether time is up. */
  private static final long LOOK_MILLIS = 100;

  private final int threads;
  private final ExecutorService pool;

  /**
   * A pool.
   *
   * @param threads at least 1
   * @throws IllegalArgumentException if threads is below 1
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "twophase-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Does trials first, first + 1, ... until the taker has enough.
   *
   * @param first number of the first trial
   * @param trial does one; called on several threads at once
   * @param more takes the results in order, on the calling thread; false when it has enough
   * @throws RuntimeException what a trial threw, in its turn
   */
  public <T> void inOrder(long first, LongFunction<T> trial, Predicate<T> more) {
    inOrder(first, 1, trial, more);
  }

  /**
   * The same where each piece of work is a batch of trials.
   *
   * @param batch about how many trials a piece is, at least 1: the larger, the fewer ahead
   */
  public <T> void inOrder(long first, int batch, LongFunction<T> trial, Predicate<T> more) {
    inOrder(first, batch, trial, more, () -> false);
  }

  /**
   * The same until time is up: what is under way then is interrupted, and not waited for.
   *
   * @param over whether it is; asked again and again
   */
  <T> void inOrder(
      long first, int batch, LongFunction<T> trial, Predicate<T> more, BooleanSupplier over) {
    long next = first;
    boolean hungry = true;
    while (hungry) {
      List<Future<T>> block = new ArrayList<>();
      for (int k = 0; k < threads * Math.max(1, AHEAD / batch); k++) {
        long number = next++;
        block.add(pool.submit(() -> trial.apply(number)));
      }
      try {
        for (Future<T> result : block) {
          if (hungry) {
            Optional<T> done = result(result, over);
            hungry = done.isPresent() && more.test(done.get());
          }
        }
      } finally {
        block.forEach(future -> future.cancel(true));
        block.forEach(Workers::awaitEnd);
      }
    }
  }

  /**
   * Does one piece of work.
   *
   * @param over whether time is up; asked again and again
   * @return what came of it; nothing if time was up before, and then it is interrupted
   * @throws RuntimeException what the work threw
   */
  <T> Optional<T> one(Supplier<T> work, BooleanSupplier over) {
    Future<T> future = pool.submit(work::get);
    try {
      return result(future, over);
    } finally {
      future.cancel(true);
    }
  }

  /** What came of it; nothing if time was up before. */
  private static <T> Optional<T> result(Future<T> future, BooleanSupplier over) {
    while (true) {
      try {
        return Optional.of(resultWithin(future));
      } catch (TimeoutException e) {
        if (over.getAsBoolean()) {
          return Optional.empty();
        }
      }
    }
  }

  private static <T> T resultWithin(Future<T> future) throws TimeoutException {
    try {
      return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** What some work threw, as it threw it; what has to be caught is wrapped. */
  public static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error cause) {
      throw cause;
    }
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }

  private static void awaitEnd(Future<?> future) {
    try {
      if (!future.isCancelled()) {
        future.get();
      }
    } catch (ExecutionException e) {
      // A trial ahead of the decision is not part of the evidence, and neither is how it broke.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}

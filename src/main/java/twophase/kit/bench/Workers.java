package twophase.kit.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does trials on several threads and hands their results on in the order of their numbers, so that
 * whoever decides sees the same sequence at any number of threads. What was computed ahead of a
 * decision is thrown away.
 */
public final class Workers implements AutoCloseable {
  /** Trials that are under way or wait, for each thread: enough to keep it busy. */
  private static final int AHEAD = 2;

  /** Takers that wait, for each thread: enough for one of them to be slow. */
  private static final int TAKERS_AHEAD = 16;

  /** How often, while a trial is awaited, it is asked whether time is up. */
  private static final long LOOK_MILLIS = 100;

  private final int threads;
  private final ExecutorService pool;
  private final ThreadPoolExecutor takersBeside;
  private final AtomicInteger takers = new AtomicInteger();

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
    this.pool = pool("twophase-worker", threads);
    this.takersBeside = pool("twophase-taker", threads);
  }

  private static ThreadPoolExecutor pool(String name, int threads) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Does trials first, first + 1, ... until the taker has enough or time is up: what is under way
   * then is interrupted, and not waited for.
   *
   * @param first number of the first trial
   * @param trial does one; called on several threads at once
   * @param more takes the results in order, on the calling thread; false when it has enough
   * @param wanted how many more results the taker takes at the least, by what it knows: no more are
   *     done ahead; asked on the calling thread, at least 1
   * @param over whether time is up; asked again and again
   * @throws RuntimeException what a trial threw, in its turn
   */
  <T> void inOrder(
      long first,
      LongFunction<T> trial,
      Predicate<T> more,
      LongSupplier wanted,
      BooleanSupplier over) {
    Deque<Future<T>> ahead = new ArrayDeque<>();
    long next = first;
    boolean hungry = true;
    takers.incrementAndGet();
    try {
      while (hungry) {
        for (long most = Math.min(wanted.getAsLong(), room()); ahead.size() < most; next++) {
          long number = next;
          ahead.add(pool.submit(() -> trial.apply(number)));
        }
        Optional<T> done = result(ahead.remove(), over);
        hungry = done.isPresent() && more.test(done.get());
      }
    } finally {
      takers.decrementAndGet();
      ahead.forEach(future -> future.cancel(true));
      ahead.forEach(Workers::awaitEnd);
    }
  }

  /** How many trials each of those who take some may have ahead. */
  private int room() {
    return Math.max(AHEAD, AHEAD * threads / takers.get());
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

  /**
   * Begins work that takes trials, beside others of its kind: in the order in which they are begun,
   * as many at a time as there are threads.
   */
  <T> Future<T> beside(Supplier<T> work) {
    return takersBeside.submit(work::get);
  }

  /** Whether so little waits to be begun that threads may soon have nothing to do. */
  public boolean hungry() {
    return takersBeside.getQueue().size() < TAKERS_AHEAD * threads;
  }

  /**
   * What came of work, once it is done.
   *
   * @throws RuntimeException what the work threw
   */
  static <T> T outcome(Future<T> work) {
    return result(work, () -> false).orElseThrow();
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
    takersBeside.shutdownNow();
    pool.shutdownNow();
  }
}

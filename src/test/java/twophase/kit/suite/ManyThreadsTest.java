package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;

/** Settings and forms are done beside one another, and little is done that is thrown away. */
class ManyThreadsTest {

  /** The suite's own simulator, whose runs are noticed. */
  private abstract static class Watched implements NetworkSimulator {
    private final FastSimulator inner = new FastSimulator();

    abstract void begins();

    @Override
    public Outcome run(Run run, Observer observer) {
      begins();
      return inner.run(run, observer);
    }

    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public String version() {
      return inner.version();
    }

    @Override
    public boolean own() {
      return true;
    }
  }

  private static final class Counted extends Watched {
    private final AtomicLong runs = new AtomicLong();

    @Override
    void begins() {
      runs.incrementAndGet();
    }
  }

  /** No run ends before so many are under way. */
  private static final class Waiting extends Watched {
    private final CountDownLatch others;

    Waiting(int together) {
      others = new CountDownLatch(together);
    }

    @Override
    void begins() {
      others.countDown();
      try {
        others.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<FormFinding> found(
      NetworkSimulator simulator, int threads, List<String> only) {
    return Suite.run(Paper.quick(5, simulator).about(only).onThreads(threads), Progress.NONE)
        .tested();
  }

  /** Each of its settings takes one run, so that trials alone cannot fill four threads. */
  @Test
  void settingsOfOneRunAreDoneSideBySide() {
    Waiting simulator = new Waiting(4);
    found(simulator, 4, List.of("oscillation.corrected"));
    assertThat("runs that nobody was beside", simulator.others.getCount(), equalTo(0L));
  }

  @Test
  void formsThatAreDecidedByTheirFirstRunAreDoneSideBySide() {
    Waiting simulator = new Waiting(2);
    found(simulator, 4, List.of("oscillation.as-printed", "norm-balance.as-printed.run"));
    assertThat(simulator.others.getCount(), equalTo(0L));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void aTwentiethMoreThanOnOneThreadIsRunAtTheMost(int threads) {
    List<String> some = List.of("norm-balance", "growth-law");
    Counted alone = new Counted();
    List<FormFinding> one = found(alone, 1, some);
    Counted beside = new Counted();
    List<FormFinding> several = found(beside, threads, some);
    assertThat(told(several), equalTo(told(one)));
    assertThat(
        beside.runs.get(),
        both(greaterThanOrEqualTo(alone.runs.get() * 19 / 20))
            .and(lessThanOrEqualTo(alone.runs.get() * 21 / 20)));
  }

  private static List<String> told(List<FormFinding> found) {
    return found.stream()
        .map(f -> f.id() + ": " + f.verdict() + ", " + f.trials() + ", " + f.measured())
        .toList();
  }
}

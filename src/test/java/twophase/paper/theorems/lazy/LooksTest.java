package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.Looks;

/** Who looks at a run, when, and when they have seen enough. */
class LooksTest {
  private static final long STEPS = 103;

  private static Run.Free run(int seed) {
    SeedTree seeds = SeedTree.root(seed).child("looks");
    return new Run.Free(40, 3, Inputs.FRESH, 0.01, 1, 0.1, seeds, STEPS);
  }

  private static ExitWatch watch(ExitTimes shared) {
    return new ExitWatch(ExitWatch.grid(3, 80, 1.3), (ball, state) -> !ball.lazy(state), shared);
  }

  @Test
  void nobodyWantsAStateBeforeTheTimeThatTheyName() {
    List<Observer> observers =
        List.of(
            new Ends(STEPS),
            new Throughout(new Looks(10, 7), LazyBall::lazy),
            watch(new ExitTimes(1)));
    for (Observer observer : observers) {
      for (long t = 0; t <= STEPS; t++) {
        long from = t;
        long next =
            LongStream.rangeClosed(t, STEPS).filter(observer::wants).findFirst().orElse(STEPS);
        assertThat(
            observer.getClass().getSimpleName() + " from " + from,
            Math.min(STEPS, observer.quietUntil(t)),
            lessThanOrEqualTo(next));
      }
    }
  }

  /** Counts what it is shown, until it has seen enough. */
  private static final class Enough implements Observer {
    private final long enough;
    private final List<Long> shown = new ArrayList<>();

    Enough(long enough) {
      this.enough = enough;
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public boolean satisfied() {
      return shown.contains(enough);
    }

    @Override
    public void see(long t, Network state) {
      shown.add(t);
    }
  }

  @Test
  void aRunEndsWhenAllHaveSeenEnough() {
    for (NetworkSimulator simulator : List.of(new ReferenceSimulator(), new FastSimulator())) {
      Enough early = new Enough(6);
      assertThat(simulator.run(run(0), early).completed(), is(true));
      assertThat(simulator.name(), early.shown.size(), equalTo(7));
    }
    List<Enough> both = List.of(new Enough(6), new Enough(30));
    new FastSimulator().runAll(List.of(run(0), run(1)), both);
    assertThat("side by side the last one says", both.get(0).shown.size(), equalTo(31));
  }

  /** The watches that stop early give the median that whole runs give, side by side or not. */
  @Test
  void theMedianExitDoesNotDependOnWhenRunsEnd() {
    for (int runs : new int[] {1, 4, 5, 8, 11}) {
      List<Run.Free> group = IntStream.range(0, runs).mapToObj(LooksTest::run).toList();
      ExitTimes together = new ExitTimes(runs);
      new FastSimulator().runAll(group, group.stream().map(r -> watch(together)).toList());
      ExitTimes inTurn = new ExitTimes(runs);
      ExitTimes whole = new ExitTimes(runs);
      for (Run.Free one : group) {
        new FastSimulator().run(one, watch(inTurn));
        ExitTimes own = new ExitTimes(1);
        new FastSimulator().run(one, watch(own));
        if (!Double.isNaN(own.median())) {
          whole.add((long) own.median());
        }
      }
      assertThat("of " + runs, together.median(), equalTo(whole.median()));
      assertThat("of " + runs, inTurn.median(), equalTo(whole.median()));
    }
  }

  @Test
  void halfOfTheRunsAreNoMedian() {
    ExitTimes times = new ExitTimes(4);
    times.add(4);
    times.add(9);
    assertThat(Double.isNaN(times.median()), is(true));
    assertThat(times.decidedAt(100), is(false));
    times.add(16);
    assertThat("the middle ones are 9 and 16", times.median(), equalTo(12.0));
    assertThat(times.decidedAt(15), is(false));
    assertThat(times.decidedAt(16), is(true));
  }
}

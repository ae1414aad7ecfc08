package twophase.paper.dynamics.lanes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.CompressionBound;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.States;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WidthCompression;
import twophase.paper.simulators.FastSimulator;

class LaneSimulatorTest {
  private static final SeedTree SEEDS = SeedTree.root(42).child("lanes");

  /** Keeps every bit of every state it wants, for each replica. */
  private static final class Bits implements LaneObserver {
    final List<List<long[]>> seen = new ArrayList<>();
    private final long period;

    Bits(long period) {
      this.period = period;
      for (int k = 0; k < LaneSimulator.LANES; k++) {
        seen.add(new ArrayList<>());
      }
    }

    @Override
    public boolean wants(long t) {
      return t % period == 0;
    }

    @Override
    public void see(int replica, long t, Network state) {
      seen.get(replica).add(bits(t, state));
    }
  }

  private static long[] bits(long t, Network state) {
    double[] w = state.firstLayer().data;
    double[] a = state.secondLayer().data;
    long[] bits = new long[1 + w.length + a.length];
    bits[0] = t;
    for (int k = 0; k < w.length; k++) {
      bits[1 + k] = Double.doubleToRawLongBits(w[k]);
    }
    for (int k = 0; k < a.length; k++) {
      bits[1 + w.length + k] = Double.doubleToRawLongBits(a[k]);
    }
    return bits;
  }

  private static void assertSame(String why, List<long[]> left, List<long[]> right) {
    assertThat(why, left.size(), is(right.size()));
    for (int k = 0; k < left.size(); k++) {
      assertThat(why + ", look " + k, Arrays.equals(left.get(k), right.get(k)), is(true));
    }
  }

  private static Run.Free free(int m, int d, Inputs inputs, double eta, SeedTree seeds, int steps) {
    return new Run.Free(m, d, inputs, eta, 1, 0.7, seeds, steps);
  }

  private static List<Replica> replicas(Run.Free setting, int from, int to) {
    List<Replica> replicas = new ArrayList<>();
    for (int k = from; k < to; k++) {
      replicas.add(
          Replica.of(
              free(
                  setting.m(),
                  setting.d(),
                  setting.inputs(),
                  setting.eta(),
                  setting.seeds().child(k),
                  0)));
    }
    return replicas;
  }

  private static Run.Free setting(int trial) {
    RandomStream stream = SEEDS.child("setting").child(trial).stream();
    int d = 1 + trial % 32;
    int m = stream.integer(1, 50);
    Inputs inputs =
        List.of(
                Inputs.FRESH,
                new Inputs(stream.integer(1, 40)),
                Inputs.SPHERE,
                new Inputs(Inputs.Law.SPHERE, stream.integer(1, 40)))
            .get(stream.index(4));
    double eta = 0.5 * stream.uniform() / (m + d);
    return free(m, d, inputs, eta, SEEDS.child("run").child(trial), stream.integer(0, 60));
  }

  @Test
  void bothKernelsGiveTheSameBits() {
    for (int trial = 0; trial < 96; trial++) {
      Run.Free setting = setting(trial);
      Bits scalar = new Bits(1);
      Bits best = new Bits(1);
      List<Outcome> left =
          LaneSimulator.scalar()
              .run(setting.eta(), replicas(setting, 0, 8), setting.steps(), scalar);
      List<Outcome> right =
          LaneSimulator.best().run(setting.eta(), replicas(setting, 0, 8), setting.steps(), best);
      assertThat(left, is(right));
      for (int k = 0; k < 8; k++) {
        assertSame("trial " + trial + ", replica " + k, scalar.seen.get(k), best.seen.get(k));
      }
    }
  }

  @Test
  void theseTestsRunTheVectorKernelWhereTheJvmHasIt() {
    String expected = LaneKernels.vectorsAvailable() ? "vector" : "scalar";
    assertThat(LaneSimulator.best().kernel(), is(expected));
  }

  @Test
  void aReplicaDoesNotDependOnLaneNumberOfLanesOrLooks() {
    Run.Free setting = free(30, 7, Inputs.FRESH, 1e-2, SEEDS.child("alone"), 0);
    Bits together = new Bits(1);
    LaneSimulator.best().run(1e-2, replicas(setting, 0, 8), 103, together);
    for (int k = 0; k < 8; k++) {
      Bits alone = new Bits(103);
      LaneSimulator.best().run(1e-2, replicas(setting, k, k + 1), 103, alone);
      List<long[]> all = together.seen.get(k);
      assertSame("replica " + k, alone.seen.get(0), List.of(all.get(0), all.get(103)));
    }
  }

  @Test
  void aReplicaIsTheReferencesFreeRun() {
    for (int trial = 0; trial < 24; trial++) {
      Run.Free setting = setting(trial);
      Run.Free one =
          free(
              setting.m(),
              setting.d(),
              setting.inputs(),
              setting.eta(),
              setting.seeds().child(0),
              57);
      States expected = new States();
      new CompressedSimulator().run(one, expected);
      WidthCompression compression = WidthCompression.of(one.start());
      String why = "trial " + trial;
      LaneSimulator.best()
          .run(
              one.eta(),
              List.of(Replica.of(one)),
              57,
              new LaneObserver() {
                @Override
                public boolean wants(long t) {
                  return true;
                }

                @Override
                public void see(int replica, long t, Network state) {
                  double distance =
                      CompressionBound.distance(compression.expand(state), expected.state((int) t));
                  assertThat(why + " step " + t, distance, lessThan(1e-11));
                }
              });
    }
  }

  @Test
  void divergenceStopsOneLaneAtItsStepAndLeavesTheOthersAlone() {
    double eta = 0.02;
    Run.Free calm = free(30, 5, Inputs.FRESH, eta, SEEDS.child("calm"), 0);
    Run.Free wild = free(4000, 5, Inputs.FRESH, eta, SEEDS.child("wild"), 0);
    List<Replica> mixed = new ArrayList<>();
    mixed.addAll(replicas(calm, 0, 3));
    mixed.addAll(replicas(wild, 3, 5));
    mixed.addAll(replicas(calm, 5, 8));
    for (LaneSimulator simulator : List.of(LaneSimulator.scalar(), LaneSimulator.best())) {
      mixed.replaceAll(replica -> replica);
      List<Replica> fresh = new ArrayList<>();
      fresh.addAll(replicas(calm, 0, 3));
      fresh.addAll(replicas(wild, 3, 5));
      fresh.addAll(replicas(calm, 5, 8));
      Bits looks = new Bits(1);
      List<Outcome> outcomes = simulator.run(eta, fresh, 200, looks);
      for (int k = 0; k < 8; k++) {
        boolean blown = k == 3 || k == 4;
        if (!blown) {
          assertThat(outcomes.get(k), is(new Outcome.Completed()));
          Bits alone = new Bits(1);
          simulator.run(eta, replicas(calm, k, k + 1), 200, alone);
          assertSame("replica " + k, looks.seen.get(k), alone.seen.get(0));
          continue;
        }
        Run.Free one = free(4000, 5, Inputs.FRESH, eta, wild.seeds().child(k), 200);
        Outcome expected = new CompressedSimulator().run(one, new States());
        assertThat(outcomes.get(k), instanceOf(Outcome.Diverged.class));
        assertThat(outcomes.get(k), is(expected));
        assertThat((long) looks.seen.get(k).size(), is(((Outcome.Diverged) expected).step()));
      }
    }
  }

  /** More than a block of samples, a few of them, all of a training set. */
  private static Run.Free batches(int trial, int batch) {
    Run.Free setting = setting(trial);
    boolean all = trial % 3 == 0 && !setting.inputs().fresh();
    return setting
        .withRule(all ? new LabelNoiseSgd(setting.inputs().n(), false) : new LabelNoiseSgd(batch))
        .withSteps(23);
  }

  private static List<Outcome> run(LaneSimulator lanes, Run.Free run, int replicas, Bits looks) {
    List<Replica> group = new ArrayList<>();
    for (int k = 0; k < replicas; k++) {
      Run.Free one =
          free(run.m(), run.d(), run.inputs(), run.eta(), run.seeds().child(k), 0)
              .withRule(run.rule());
      group.add(Replica.of(one));
    }
    return lanes.run(run.eta(), run.rule().batch(), run.schedule(), group, run.steps(), looks);
  }

  @Test
  void bothKernelsGiveTheSameBitsOnBatches() {
    for (int trial = 0; trial < 48; trial++) {
      Run.Free run = batches(trial, 2 + 9 * (trial % 9));
      Bits scalar = new Bits(1);
      Bits best = new Bits(1);
      Bits few = new Bits(1);
      assertThat(
          run(LaneSimulator.scalar(), run, 8, scalar), is(run(LaneSimulator.best(), run, 8, best)));
      run(LaneSimulator.best(), run, 3, few);
      for (int k = 0; k < 8; k++) {
        assertSame("trial " + trial + ", replica " + k, scalar.seen.get(k), best.seen.get(k));
      }
      assertSame("with fewer beside it", best.seen.get(2), few.seen.get(2));
    }
  }

  @Test
  void aReplicaOnBatchesIsTheReferencesFreeRun() {
    for (int trial = 0; trial < 24; trial++) {
      Run.Free run = batches(trial, 2 + 9 * (trial % 9));
      States expected = new States();
      States seen = new States();
      new ReferenceSimulator().run(run, expected);
      new FastSimulator().run(run, seen);
      assertThat(seen.states().size(), is(24));
      for (int t = 0; t < 24; t++) {
        double apart = CompressionBound.distance(expected.state(t), seen.state(t));
        assertThat("trial " + trial + " step " + t, apart, lessThan(1e-11));
      }
    }
  }

  @Test
  void divergenceOnBatchesIsFoundAtItsStep() {
    Run.Free wild =
        free(4000, 5, Inputs.FRESH, 0.02, SEEDS.child("wild batches"), 200)
            .withRule(new LabelNoiseSgd(3));
    List<Run.Free> runs = new ArrayList<>();
    List<States> looks = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      Run.Free one = k == 1 ? wild : free(4000, 5, Inputs.FRESH, 0.02, SEEDS.child(k), 200);
      runs.add(one.withRule(new LabelNoiseSgd(3)));
      looks.add(new States());
    }
    List<Outcome> outcomes = new FastSimulator().runAll(runs, looks);
    for (int k = 0; k < 3; k++) {
      Outcome expected = new CompressedSimulator().run(runs.get(k), new States());
      assertThat(expected, instanceOf(Outcome.Diverged.class));
      assertThat(outcomes.get(k), is(expected));
      assertThat((long) looks.get(k).states().size(), is(((Outcome.Diverged) expected).step()));
    }
  }

  @Test
  void hugeButFiniteLanesAreDoneOverStepByStep() {
    Run.Free setting = free(20, 4, Inputs.FRESH, 1e-250, SEEDS.child("huge"), 0);
    Replica drawn = replicas(setting, 0, 1).get(0);
    Network start = drawn.start().copy();
    for (int k = 0; k < start.firstLayer().data.length; k++) {
      start.firstLayer().data[k] *= 1e60;
    }
    for (int k = 0; k < start.secondLayer().data.length; k++) {
      start.secondLayer().data[k] *= 1e60;
    }
    Bits scalar = new Bits(1);
    Bits best = new Bits(1);
    List<Outcome> outcomes =
        LaneSimulator.scalar()
            .run(1e-250, List.of(new Replica(start, drawn.samples())), 10, scalar);
    Replica again = replicas(setting, 0, 1).get(0);
    LaneSimulator.best().run(1e-250, List.of(new Replica(start, again.samples())), 10, best);
    assertThat(outcomes, is(List.of(new Outcome.Completed())));
    assertThat(scalar.seen.get(0).size(), is(11));
    assertSame("huge", scalar.seen.get(0), best.seen.get(0));
  }

  @Test
  void badInputStopsAtTheBorder() {
    Run.Free setting = free(20, 4, Inputs.FRESH, 0.1, SEEDS.child("bad"), 0);
    Run.Free other = free(20, 5, Inputs.FRESH, 0.1, SEEDS.child("bad"), 0);
    Run.Free listed = free(20, 4, new Inputs(3), 0.1, SEEDS.child("bad"), 0);
    LaneSimulator simulator = LaneSimulator.best();
    Bits looks = new Bits(1);
    assertRejected("1 to 8", () -> simulator.run(0.1, List.of(), 1, looks));
    assertRejected("1 to 8", () -> simulator.run(0.1, replicas(setting, 0, 9), 1, looks));
    List<Replica> shapes = List.of(Replica.of(setting), Replica.of(other));
    assertRejected("one shape", () -> simulator.run(0.1, shapes, 1, looks));
    List<Replica> kinds = List.of(Replica.of(setting), Replica.of(listed));
    assertRejected("one kind", () -> simulator.run(0.1, kinds, 1, looks));
    Network start = Replica.of(setting).start();
    start.firstLayer().set(0, 0, Double.NaN);
    List<Replica> broken = List.of(new Replica(start, Replica.samples(setting)));
    assertRejected("NaN", () -> simulator.run(0.1, broken, 1, looks));
    assertRejected(
        "dimension", () -> new Replica(Replica.of(other).start(), Replica.samples(setting)));
  }

  private static void assertRejected(String words, Runnable action) {
    Exception e = assertThrows(IllegalArgumentException.class, action::run);
    assertThat(e.getMessage(), containsString(words));
  }

  @Test
  void interruptionEndsARun() {
    Run.Free setting = free(20, 4, Inputs.FRESH, 0.01, SEEDS.child("stop"), 0);
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class,
          () ->
              LaneSimulator.best()
                  .run(0.01, replicas(setting, 0, 2), Long.MAX_VALUE, new Bits(1000)));
    } finally {
      Thread.interrupted();
    }
  }
}

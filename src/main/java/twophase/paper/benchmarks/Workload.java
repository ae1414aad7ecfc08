package twophase.paper.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.random.StreamLanes;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.lanes.KernelWork;
import twophase.paper.dynamics.lanes.LaneObserver;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.dynamics.lanes.Replica;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NeuronChances;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.WideStart;

/**
 * What is timed: label-noise SGD at (m, d) with fresh inputs, sigma = 1, norm(theta*) = 0.1 and eta
 * = 0.5 / m, well below the stability limit.
 *
 * @param m width
 * @param d input dimension
 */
record Workload(long m, int d) {
  private static final long LARGEST_REFERENCE = 1_000_000;
  private static final int STEPS_AT_ONCE = 4;
  private static final int STEPS_BESIDE = 1000;
  private static final double OPERATIONS_OF_A_NORMAL = 19;
  private static final LaneObserver NOBODY =
      new LaneObserver() {
        @Override
        public boolean wants(long t) {
          return false;
        }

        @Override
        public void see(int replica, long t, Network state) {}
      };

  private double eta() {
    return 0.5 / m;
  }

  private SeedTree seeds() {
    return SeedTree.root(1).child("bench").child(m).child(d);
  }

  private LaneSamples.Fresh samples(int replica) {
    GroundTruth truth = GroundTruth.draw(d, 0.1, seeds().child("truth").stream());
    return new LaneSamples.Fresh(truth, 1, seeds().child(replica).stream());
  }

  private Network core() {
    return WideStart.draw(m, d, seeds().child("start").stream()).core();
  }

  /** ns per step of the reference simulator; empty where its matrices would not fit. */
  OptionalDouble reference() {
    if (m > LARGEST_REFERENCE) {
      return OptionalDouble.empty();
    }
    Network start = NtkInitialisation.draw((int) m, d, seeds().child("start").stream());
    LaneSamples.Fresh fresh = samples(0);
    SampleSource samples = SampleSource.fresh(fresh.truth(), 1, fresh.stream());
    Observer nobody =
        new Observer() {
          @Override
          public boolean wants(long t) {
            return false;
          }

          @Override
          public void see(long t, Network state) {}
        };
    return OptionalDouble.of(
        Stopwatch.nanosecondsPerUnit(
            steps -> {
              Run run = new Run.Driven(new LabelNoiseSgd(), eta(), start, samples, steps);
              new ReferenceSimulator().run(run, nobody);
              return steps;
            }));
  }

  /** ns per replica-step of a lane simulator, random numbers included. */
  double lanes(LaneSimulator simulator) {
    List<Replica> replicas = replicas(0);
    return Stopwatch.nanosecondsPerUnit(
        steps -> {
          simulator.run(eta(), replicas, steps, NOBODY);
          return steps * replicas.size();
        });
  }

  /**
   * CPU ns of a run of so many steps at whose end all neurons are asked whether one is within
   * 1/sqrt(m) of its start: the start is drawn, the run done, the chance computed.
   */
  double allNeurons(LaneSimulator simulator, int steps) {
    return Stopwatch.nanosecondsPerUnit(
        times -> {
          for (long k = 0; k < times; k++) {
            askAll(simulator, steps);
          }
          return times * LaneSimulator.LANES;
        });
  }

  private void askAll(LaneSimulator simulator, int steps) {
    List<Replica> replicas = replicas(0);
    simulator.run(
        eta(),
        replicas,
        steps,
        new LaneObserver() {
          @Override
          public boolean wants(long t) {
            return t == steps;
          }

          @Override
          public long quietUntil(long t) {
            return steps;
          }

          @Override
          public void see(int replica, long t, Network state) {
            new NeuronChances(m, replicas.get(replica).start()).someWithin(state, 1 / Math.sqrt(m));
          }
        });
  }

  /**
   * CPU ns per replica-step of one of several threads that do the same on replicas of their own, at
   * the same time.
   */
  double lanes(LaneSimulator simulator, int threads) {
    AtomicBoolean ended = new AtomicBoolean();
    List<Thread> others = new ArrayList<>();
    for (int thread = 1; thread < threads; thread++) {
      List<Replica> replicas = replicas(thread);
      Runnable work =
          () -> {
            while (!ended.get()) {
              simulator.run(eta(), replicas, STEPS_BESIDE, NOBODY);
            }
          };
      others.add(new Thread(work));
    }
    others.forEach(Thread::start);
    try {
      return lanes(simulator);
    } finally {
      ended.set(true);
      others.forEach(Workload::join);
    }
  }

  /** ns per replica-step of the kernel alone, on samples drawn beforehand. */
  double kernel(LaneSimulator simulator) {
    KernelWork work = new KernelWork(simulator, eta(), core(), samples(0));
    return Stopwatch.nanosecondsPerUnit(work::run);
  }

  /** ns per replica-step of the random numbers alone, as a lane simulator draws them. */
  double samples(boolean vectors) {
    List<RandomStream> streams = new ArrayList<>();
    for (int k = 0; k < StreamLanes.LANES; k++) {
      streams.add(samples(k).stream());
    }
    StreamLanes lanes = new StreamLanes(streams, vectors);
    double[] inputs = new double[StreamLanes.FIRST + STEPS_AT_ONCE * d * StreamLanes.LANES];
    double[] targets = new double[StreamLanes.FIRST + STEPS_AT_ONCE * StreamLanes.LANES];
    return Stopwatch.nanosecondsPerUnit(
        steps -> {
          for (long t = 0; t < steps; t += STEPS_AT_ONCE) {
            draw(lanes, inputs, targets);
          }
          return (steps + STEPS_AT_ONCE - 1) / STEPS_AT_ONCE * STEPS_AT_ONCE * StreamLanes.LANES;
        });
  }

  private void draw(StreamLanes lanes, double[] inputs, double[] targets) {
    lanes.samples(STEPS_AT_ONCE, d, inputs, STEPS_AT_ONCE * StreamLanes.LANES);
    for (int lane = 0; lane < StreamLanes.LANES; lane++) {
      lanes.signs(lane, STEPS_AT_ONCE, 1, targets);
    }
  }

  /** Multiply-adds that a step cannot do without: W x, a . h, and both layers' updates. */
  double multiplyAdds() {
    return multiplyAdds(Math.min(m, d + 1));
  }

  /** The same on all m neurons. */
  double wideMultiplyAdds() {
    return multiplyAdds(m);
  }

  private double multiplyAdds(double n) {
    return 2 * n * d + 2 * n;
  }

  /** Floating-point operations of a step's normals; a pair takes 38. */
  double normalOperations() {
    return OPERATIONS_OF_A_NORMAL * d;
  }

  private List<Replica> replicas(int thread) {
    List<Replica> replicas = new ArrayList<>();
    for (int k = 0; k < LaneSimulator.LANES; k++) {
      replicas.add(new Replica(core(), samples(thread * LaneSimulator.LANES + k)));
    }
    return replicas;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while timing", e);
    }
  }
}

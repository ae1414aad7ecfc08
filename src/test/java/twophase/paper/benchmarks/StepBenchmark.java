package twophase.paper.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.lanes.KernelWork;
import twophase.paper.dynamics.lanes.LaneSamples;
import twophase.paper.dynamics.lanes.LaneSimulator;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.WideStart;

/** ns per replica-step of the lane kernels' arithmetic, and of drawing a sample alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class StepBenchmark {
  private static final int STEPS = 64;
  private static final int REPLICA_STEPS = STEPS * LaneSimulator.LANES;

  /** d. */
  @Param({"5", "20", "32"})
  public int d;

  private KernelWork vector;
  private KernelWork scalar;
  private LaneSamples.Fresh samples;
  private double[] inputs;

  /** Draws a start of width 1000. */
  @Setup
  public void start() {
    RandomStream stream = SeedTree.root(0).child(d).stream();
    GroundTruth truth = GroundTruth.draw(d, 0.1, stream);
    samples = new LaneSamples.Fresh(truth, 1, stream);
    WideStart start = WideStart.draw(1000, d, stream);
    vector = new KernelWork(LaneSimulator.best(), 5e-4, start.core(), samples);
    scalar = new KernelWork(LaneSimulator.scalar(), 5e-4, start.core(), samples);
    inputs = new double[d];
  }

  /** The best kernel, without random numbers. */
  @Benchmark
  @OperationsPerInvocation(REPLICA_STEPS)
  public long best() {
    return vector.run(STEPS);
  }

  /** The kernel in plain Java, without random numbers. */
  @Benchmark
  @OperationsPerInvocation(REPLICA_STEPS)
  public long plain() {
    return scalar.run(STEPS);
  }

  /** One sample from one stream on its own. */
  @Benchmark
  public double sample() {
    return samples.draw(inputs, 0, 1, true) + inputs[0];
  }
}

package twophase.paper.dynamics.lanes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/**
 * Steps allocate nothing once they are compiled. They are counted in a JVM of their own: what else
 * a JVM has run, as that of many tests has, changes what its compiler inlines.
 */
class LaneAllocationTest {
  private static final int FEW = 64;
  private static final int MANY = 4096;

  /**
   * Until the compilers are done vectors are objects. The first round that allocates nothing is the
   * last.
   */
  private static final int ROUNDS = 5000;

  private static final LaneObserver NOBODY =
      new LaneObserver() {
        @Override
        public boolean wants(long t) {
          return false;
        }

        @Override
        public void see(int replica, long t, Network state) {}
      };

  /** What the compiler of a later release inlines may differ; the notes on the kernel say how. */
  @Test
  @EnabledForJreRange(max = JRE.JAVA_17)
  void aStepAllocatesNothing() throws Exception {
    Process counting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                LaneAllocationTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader counts = counting.inputReader()) {
      assertThat(
          counts.lines().toList(),
          equalTo(
              List.of(
                  "scalar kernel, batches of 1: 0 bytes",
                  "scalar kernel, batches of 3: 0 bytes",
                  "vector kernel, batches of 1: 0 bytes",
                  "vector kernel, batches of 3: 0 bytes")));
    }
    assertThat(counting.waitFor(), is(0));
  }

  /**
   * Counts.
   *
   * @param none not looked at
   */
  public static void main(String[] none) {
    for (LaneSimulator simulator : List.of(LaneSimulator.scalar(), LaneSimulator.best())) {
      for (int batch : new int[] {1, 3}) {
        System.out.println(
            simulator.kernel()
                + " kernel, batches of "
                + batch
                + ": "
                + leastBytesOfMoreSteps(simulator, batch)
                + " bytes");
      }
    }
  }

  private static long leastBytesOfMoreSteps(LaneSimulator simulator, int batch) {
    List<Replica> replicas = new ArrayList<>();
    for (int k = 0; k < LaneSimulator.LANES; k++) {
      SeedTree seeds = SeedTree.root(47).child(k);
      replicas.add(
          Replica.of(
              new Run.Free(30, 7, Inputs.FRESH, 1e-4, 1, 0.7, seeds, MANY)
                  .withRule(new LabelNoiseSgd(batch))));
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long few =
          bytes(() -> simulator.run(1e-4, batch, NoiseSchedule.ALWAYS, replicas, FEW, NOBODY));
      long many =
          bytes(() -> simulator.run(1e-4, batch, NoiseSchedule.ALWAYS, replicas, MANY, NOBODY));
      least = Math.min(least, Math.abs(many - few));
    }
    return least;
  }

  private static long bytes(Runnable work) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    work.run();
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}

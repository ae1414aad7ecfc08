package twophase.paper.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import twophase.paper.dynamics.HardwareFma;
import twophase.paper.dynamics.lanes.LaneSimulator;

/**
 * The one table of `twophase bench`: what a step costs, in one run on one machine, next to the
 * reference simulator, to the machine's own multiply-add peak and to a plain NumPy loop. Each
 * figure is the best of several repetitions.
 */
public final class BenchmarkTable {
  private static final int TURNS = 3;
  private static final List<Workload> WORKLOADS =
      List.of(
          new Workload(100, 5),
          new Workload(1000, 20),
          new Workload(100_000, 20),
          new Workload(1_000_000_000, 20));

  private final PrintStream out;
  private final LaneSimulator best = LaneSimulator.best();
  private final boolean vectors = best.kernel().equals("vector");

  /**
   * A table.
   *
   * @param out where it is printed
   */
  public BenchmarkTable(PrintStream out) {
    this.out = out;
  }

  /** Measures and prints; takes about half a minute. */
  public void print() {
    double peak = MultiplyAddPeak.perNanosecond(vectors);
    line("Multiply-add peak of one thread: %.1f per ns (%s).", peak, best.kernel());
    if (!vectors) {
      line("No vector kernel: start Java with --add-modules jdk.incubator.vector.");
    }
    if (!HardwareFma.present()) {
      line("Warning: this machine has no fused multiply-add; every simulator here is very slow.");
    }
    line(
        "%13s %3s | %14s | %9s %9s | %9s %10s %8s | %7s %6s %6s",
        "m",
        "d",
        "reference",
        "scalar",
        "times",
        best.kernel(),
        "steps/s",
        "times",
        "kernel",
        "peak",
        "random");
    for (Workload workload : WORKLOADS) {
      row(workload, peak);
    }
    line("Times in ns per replica-step, random numbers included; kernel: without them; peak: the");
    line(
        "kernel's share of the multiply-add peak, counting 2 n d + 2 n a step, n = min(m, d + 1).");
    footer(WORKLOADS.get(1));
  }

  private void row(Workload workload, double peak) {
    double fast = workload.lanes(best);
    double scalar = workload.lanes(LaneSimulator.scalar());
    double kernel = workload.kernel(best);
    OptionalDouble reference = workload.reference();
    line(
        "%,13d %3d | %14s | %9.0f %9s | %9.1f %,10.0f %8s | %7.1f %5.0f%% %5.0f%%",
        workload.m(),
        workload.d(),
        reference.isPresent() ? number(reference.getAsDouble()) : "too wide",
        scalar,
        ratio(reference, scalar),
        fast,
        1e9 / fast,
        ratio(reference, fast),
        kernel,
        100 * workload.multiplyAdds() / kernel / peak,
        100 * workload.samples(vectors) / fast);
  }

  private void footer(Workload workload) {
    int threads = Runtime.getRuntime().availableProcessors();
    Workload narrowest = new Workload(100, workload.d());
    Workload widest = new Workload(1_000_000_000, workload.d());
    double one = Double.POSITIVE_INFINITY;
    double all = one;
    double narrow = one;
    double wide = one;
    // In turns, so that a disturbance of some seconds does not fall on one side of a ratio alone.
    for (int turn = 0; turn < TURNS; turn++) {
      one = Math.min(one, workload.lanes(best));
      all = Math.min(all, workload.lanes(best, threads));
      narrow = Math.min(narrow, narrowest.lanes(best));
      wide = Math.min(wide, widest.lanes(best));
    }
    line(
        "At m = %d, d = %d: %d threads do %.2f times the work of one (%.1f ns a replica-step).",
        workload.m(), workload.d(), threads, one / all, all);
    line(
        "At d = %d a replica-step takes %.1f ns at m = 100 and %.1f ns at m = 10^9: %+.0f %%.",
        workload.d(), narrow, wide, 100 * (wide / narrow - 1));
    line(
        "The paper's run, 300,000 steps with 100 looks: %.2f s alone, %.2f s for %d side by side.",
        PaperRun.single(), PaperRun.sideBySide(best), LaneSimulator.LANES);
    OptionalDouble numpy = NumpyLoop.nanosecondsPerStep(workload.m(), workload.d(), 3000);
    if (numpy.isPresent()) {
      line(
          "A plain NumPy loop takes %s ns a step there, %.0f times as long as all threads do.",
          number(numpy.getAsDouble()), numpy.getAsDouble() / all);
    } else {
      line("Comparison with NumPy skipped: no python3 with numpy here.");
    }
  }

  private static String ratio(OptionalDouble reference, double fast) {
    return reference.isPresent() ? number(reference.getAsDouble() / fast) : "-";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}

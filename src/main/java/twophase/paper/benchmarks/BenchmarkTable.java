package twophase.paper.benchmarks;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.paper.dynamics.HardwareFma;
import twophase.paper.dynamics.lanes.LaneSimulator;

/**
 * The one table of `twophase bench`: what a step costs, in one run on one machine, each figure with
 * the limit that the machine's multiply-add peak sets, next to the reference simulator, to a
 * program in C and to a plain NumPy loop. All are CPU times of one thread ({@link Stopwatch}), so
 * that other work on the machine matters little.
 */
public final class BenchmarkTable {
  private static final int STEPS_ASKED = 2000;
  private static final List<Workload> WORKLOADS =
      List.of(
          new Workload(100, 5),
          new Workload(1000, 2),
          new Workload(1000, 20),
          new Workload(1000, 40),
          new Workload(1_000_000_000, 20));

  private final PrintStream out;
  private final LaneSimulator best = LaneSimulator.best();
  private final boolean vectors = best.kernel().equals("vector");
  private final Map<Integer, Optional<Yardsticks.CStep>> programs = new HashMap<>();

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
    double plainPeak = MultiplyAddPeak.perNanosecond(false);
    line(
        "Multiply-adds per ns of one thread: %.1f (%s), %.1f (plain Java).",
        peak, best.kernel(), plainPeak);
    if (!vectors) {
      line("No vector kernel: start Java with --add-modules jdk.incubator.vector.");
    }
    if (!HardwareFma.present()) {
      line("Warning: this machine has no fused multiply-add; every simulator here is very slow.");
    }
    line(
        "%13s %3s | %21s | %15s | %15s %7s | %7s %5s | %15s | %15s",
        "m",
        "d",
        "reference",
        "plain Java",
        best.kernel(),
        "times",
        "C",
        "ratio",
        "kernel",
        "normals");
    for (Workload workload : WORKLOADS) {
      row(workload, peak, plainPeak);
    }
    line(
        "CPU ns per replica-step, random numbers included; in brackets what the multiply-add peak");
    line("allows: 2 n d + 2 n a step, n = min(m, d + 1), of the reference n = m, and 19 a normal.");
    line(
        "kernel: without random numbers; normals: drawing alone. times: reference over %s;",
        best.kernel());
    line(
        "ratio: %s over C, a program for this machine with the same method and precision.",
        best.kernel());
    footer(new Workload(1000, 20));
  }

  private void row(Workload workload, double peak, double plainPeak) {
    double draw = workload.normalOperations();
    double step = workload.multiplyAdds();
    double fast = workload.lanes(best);
    double plain = workload.lanes(LaneSimulator.scalar());
    OptionalDouble reference = workload.reference();
    Optional<Yardsticks.CStep> c = programs.computeIfAbsent(workload.d(), Yardsticks::c);
    line(
        "%,13d %3d | %21s | %15s | %15s %7s | %7s %5s | %15s | %15s",
        workload.m(),
        workload.d(),
        reference.isPresent()
            ? figure(reference.getAsDouble(), (workload.wideMultiplyAdds() + draw) / peak)
            : "too wide",
        figure(plain, (step + draw) / plainPeak),
        figure(fast, (step + draw) / peak),
        reference.isPresent() ? number("%,.0f", reference.getAsDouble() / fast) : "-",
        c.isPresent() ? number("%.1f", c.get().nanoseconds()) : "-",
        c.isPresent() ? number("%.2f", fast / c.get().nanoseconds()) : "-",
        figure(workload.kernel(best), step / peak),
        figure(workload.samples(vectors), draw / peak));
  }

  private void footer(Workload workload) {
    int threads = Runtime.getRuntime().availableProcessors();
    double one = workload.lanes(best);
    double all = workload.lanes(best, threads);
    line(
        "At m = %d, d = %d: %d threads at once take %.1f ns each for the %.1f of one alone.",
        workload.m(), workload.d(), threads, all, one);
    double thousand = workload.allNeurons(best, STEPS_ASKED) / 1e3;
    double billion = new Workload(1_000_000_000, workload.d()).allNeurons(best, STEPS_ASKED) / 1e3;
    line(
        "All neurons asked after %,d steps: %,.0f us a run at m = 10^3, %,.0f at 10^9: %.2f times.",
        STEPS_ASKED, thousand, billion, billion / thousand);
    line(
        "The paper's run, 300,000 steps with 100 looks: %.2f s alone, %.2f s for %d side by side.",
        PaperRun.single(), PaperRun.sideBySide(best), LaneSimulator.LANES);
    OptionalDouble numpy = Yardsticks.numpy(workload.m(), workload.d());
    if (numpy.isPresent()) {
      line(
          "A plain NumPy loop takes %s ns a step there, %.0f times as long.",
          number("%,.0f", numpy.getAsDouble()), numpy.getAsDouble() / one);
    } else {
      line("Comparison with NumPy skipped: no python3 with numpy here.");
    }
    if (programs.get(workload.d()).isEmpty()) {
      line("Comparison with C skipped: no cc that compiles for this machine here.");
    }
  }

  private static String figure(double value, double limit) {
    return number("%,.1f", value) + " (" + number("%,.1f", limit) + ")";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}

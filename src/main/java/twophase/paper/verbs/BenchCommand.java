package twophase.paper.verbs;

import picocli.CommandLine.Command;
import twophase.kit.cli.TwoPhase;
import twophase.paper.benchmarks.BenchmarkTable;

/** {@code bench}: what a step costs on this machine. */
@Command(
    name = "bench",
    description = "Measures what a step costs here and prints one table; takes half a minute.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {"", "Example: bench"})
public final class BenchCommand implements Runnable {

  @Override
  public void run() {
    new BenchmarkTable(System.out).print();
  }
}

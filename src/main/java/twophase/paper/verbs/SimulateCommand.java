package twophase.paper.verbs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.TooMuchWork;
import twophase.kit.bench.Work;
import twophase.kit.cli.Options;
import twophase.kit.cli.SimulatorOption;
import twophase.kit.cli.TwoPhase;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/** {@code simulate}: one run with parameters of the user's choice. */
@Command(
    name = "simulate",
    description =
        "Does one run, the paper's own unless told otherwise, and prints its course: mean squared"
            + " norm of the neurons, their mean alignment with the ground truth, and the test loss.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 all steps were done; 1 the run diverged; 2 wrong usage or bad input;",
      "4 a foreign simulator broke the protocol.",
      "",
      "Example: simulate --steps 1000000 --points 200 --out course.csv"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int MOST_POINTS = 100_000;
  private static final int MOST_NEURONS = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private RunOptions runOptions;
  @Mixin private SimulatorOption simulatorOption;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "20",
      description = "Show about so many states after the start; default ${DEFAULT-VALUE}.")
  private String points;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "In the file, also norm and alignment of the first N neurons; default ${DEFAULT-VALUE}.")
  private String neurons;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the course to this file as comma-separated values, for plotting.")
  private Path out;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where larger data sets are, for an --n that names one.")
  private Path data;

  private final Theory theory;

  /** Of a theory whose simulators move networks. */
  public SimulateCommand(Theory theory) {
    this.theory = theory;
  }

  @Override
  public Integer call() throws IOException {
    if (data != null) {
      theory.data(data);
    }
    RunOptions.Wanted wanted = runOptions.wanted();
    requireFew(wanted.run());
    RunTable course =
        new RunTable(
            wanted.truth(),
            wanted.run().steps(),
            Options.integer("--points", points, 1, MOST_POINTS, ""),
            (int) Options.integer("--neurons", neurons, 0, MOST_NEURONS, ""));
    checkOut();
    PrintWriter terminal = spec.commandLine().getOut();
    try (NetworkSimulator simulator = (NetworkSimulator) simulatorOption.open(theory)) {
      terminal.println("Simulator " + SimulatorOption.told(simulator));
      terminal.println(wanted.words());
      if (out == null) {
        course.printTo(terminal);
      }
      Outcome outcome = outcome(simulator, wanted, course);
      if (out != null) {
        Files.writeString(out, course.csv());
        terminal.println("Written: " + Options.shown(out));
      }
      if (outcome instanceof Outcome.Diverged diverged) {
        terminal.println(
            "The run diverged at step " + diverged.step() + "; a smaller --eta may help.");
        return 1;
      }
      return 0;
    }
  }

  private static void requireFew(Run run) {
    try {
      Work.of(1).require(run.steps(), run.moved());
    } catch (TooMuchWork e) {
      throw new BadInputException("--steps: " + e.getMessage(), e);
    }
  }

  private static Outcome outcome(
      NetworkSimulator simulator, RunOptions.Wanted wanted, RunTable course) {
    try {
      return simulator.run(wanted.run(), course);
    } catch (NotOffered e) {
      throw new BadInputException(
          "--simulator: " + SimulatorOption.told(simulator) + " does not offer " + e.getMessage(),
          e);
    }
  }

  /** Before the run: an hour's work is not to be lost for a folder that is not there. */
  private void checkOut() {
    if (out == null) {
      return;
    }
    Path parent = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out) || parent == null || !Files.isWritable(parent)) {
      throw new BadInputException(
          "--out: `" + out + "` cannot be written; it must be a file in a folder that exists");
    }
  }
}

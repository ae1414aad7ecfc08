package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import twophase.kit.flakes.Outcome;
import twophase.kit.flakes.OutcomeJournal;
import twophase.kit.flakes.SeedPlan;
import twophase.kit.suite.Unit;

/**
 * Units as they are done: a bar on standard error where somebody watches, a line for each tenth in
 * a log, nothing where nothing was asked for; and in any case a line for each that is not as
 * expected.
 */
abstract class UnitProgress implements AutoCloseable {
  private final PrintWriter out;

  private UnitProgress(PrintWriter out) {
    this.out = out;
  }

  static UnitProgress on(
      CommandLine line, SeedPlan plan, List<Unit> units, OutcomeJournal journal, boolean silent) {
    long open = units.stream().filter(unit -> !journal.knows(unit)).count();
    if (silent) {
      return new Silent(line.getOut());
    }
    if (Watcher.present()) {
      long cost =
          units.stream()
              .filter(unit -> !journal.knows(unit))
              .mapToLong(unit -> plan.request().cost(unit.form()))
              .sum();
      return new Bar(line.getOut(), plan, cost);
    }
    return new Lines(line.getOut(), line.getErr(), open);
  }

  /** A unit is done. */
  final void done(Outcome outcome) {
    step(outcome);
    if (outcome.standing().surprising()) {
      out.println(
          "%s: %s where %s was expected"
              .formatted(outcome.unit(), outcome.verdict(), outcome.expected()));
    }
  }

  abstract void step(Outcome outcome);

  @Override
  public abstract void close();

  private static final class Silent extends UnitProgress {
    Silent(PrintWriter out) {
      super(out);
    }

    @Override
    void step(Outcome outcome) {}

    @Override
    public void close() {}
  }

  private static final class Lines extends UnitProgress {
    private final Bars.Tenths tenths;

    Lines(PrintWriter out, PrintWriter err, long units) {
      super(out);
      this.tenths = new Bars.Tenths(err, "tests", units);
    }

    @Override
    void step(Outcome outcome) {
      tenths.step();
    }

    @Override
    public void close() {}
  }

  /** A unit steps as far as its form costs. */
  private static final class Bar extends UnitProgress {
    private final SeedPlan plan;
    private final ProgressBar bar;

    Bar(PrintWriter out, SeedPlan plan, long cost) {
      super(out);
      this.plan = plan;
      this.bar = Bars.bar("testing", cost);
    }

    @Override
    void step(Outcome outcome) {
      bar.setExtraMessage(outcome.unit().form().toString());
      bar.stepBy(plan.request().cost(outcome.unit().form()));
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

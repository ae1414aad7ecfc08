package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.List;
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
      return new Watched(line.getOut(), plan, cost);
    }
    return new Lines(line.getOut(), line.getErr(), open);
  }

  /** A unit is done. */
  final void done(Outcome outcome) {
    step(outcome);
    if (outcome.standing().surprising()) {
      told(
          () ->
              out.println(
                  "%s: %s where %s was expected"
                      .formatted(outcome.unit(), outcome.verdict(), outcome.expected())));
    }
  }

  /** Tells something beside the progress. */
  void told(Runnable words) {
    words.run();
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
    private final Tenths tenths;

    Lines(PrintWriter out, PrintWriter err, long units) {
      super(out);
      this.tenths = new Tenths(err, "tests", units);
    }

    @Override
    void step(Outcome outcome) {
      tenths.step();
    }

    @Override
    public void close() {}
  }

  /** A unit steps as far as its form costs. */
  private static final class Watched extends UnitProgress {
    private final SeedPlan plan;
    private final Bar bar;

    Watched(PrintWriter out, SeedPlan plan, long cost) {
      super(out);
      this.plan = plan;
      this.bar = new Bar("testing", cost);
    }

    @Override
    void step(Outcome outcome) {
      bar.about(outcome.unit().form().toString());
      bar.step(plan.request().cost(outcome.unit().form()));
    }

    @Override
    void told(Runnable words) {
      bar.above(words);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;
import twophase.kit.suite.RunRequest;

/**
 * Progress on standard error: a bar where somebody watches, a line for each form in a log, nothing
 * where nothing was asked for.
 */
abstract class TerminalProgress implements Progress, AutoCloseable {

  static TerminalProgress on(PrintWriter err, RunRequest request, boolean silent) {
    if (silent) {
      return new Silent();
    }
    return Watcher.present() ? new Bar(request) : new Lines(err);
  }

  @Override
  public abstract void close();

  private static final class Silent extends TerminalProgress {
    @Override
    public void caseDone(FormId form) {}

    @Override
    public void formDone(FormFinding finding) {}

    @Override
    public void close() {}
  }

  private static final class Lines extends TerminalProgress {
    private final PrintWriter err;

    Lines(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void caseDone(FormId form) {}

    @Override
    public void formDone(FormFinding finding) {
      err.printf(
          "%s: %s after %d trials, %.1f s%n",
          finding.id(), finding.verdict(), finding.trials(), finding.seconds());
    }

    @Override
    public void close() {}
  }

  /**
   * One step for each planned setting; a form that ends early takes the rest of its steps at once.
   */
  private static final class Bar extends TerminalProgress {
    private final RunRequest request;
    private final ProgressBar bar;
    private long planned;

    Bar(RunRequest request) {
      this.request = request;
      this.bar = Bars.bar("verifying", request.cost());
    }

    @Override
    public void caseDone(FormId form) {
      bar.setExtraMessage(form.toString());
      bar.stepBy(request.costOfSetting(form));
    }

    @Override
    public void formKept(FormFinding finding) {
      formDone(finding);
    }

    @Override
    public void formDone(FormFinding finding) {
      planned += request.cost(finding.id());
      bar.stepTo(planned);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;
import twophase.kit.suite.RunRequest;

/**
 * Progress on standard error: each verdict as it falls, and below them a bar where somebody
 * watches; nothing where nothing was asked for.
 */
abstract class TerminalProgress implements Progress, AutoCloseable {

  /**
   * The progress of a run.
   *
   * @param budget within which it ends
   */
  static TerminalProgress on(
      PrintWriter err, RunRequest request, Optional<Duration> budget, boolean silent) {
    if (silent) {
      return new Silent();
    }
    return Watcher.present() ? new Watched(err, request, budget) : new Logged(err);
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

  private static final class Logged extends TerminalProgress {
    private final PrintWriter err;

    Logged(PrintWriter err) {
      this.err = err;
    }

    @Override
    public void caseDone(FormId form) {}

    @Override
    public void formDone(FormFinding finding) {
      VerdictLine.print(finding, err);
    }

    @Override
    public void close() {}
  }

  /**
   * One step for each planned setting; a form that ends early takes the rest of its steps at once.
   */
  private static final class Watched extends TerminalProgress {
    private final PrintWriter err;
    private final RunRequest request;
    private final Bar bar;
    private long planned;

    Watched(PrintWriter err, RunRequest request, Optional<Duration> budget) {
      this.err = err;
      this.request = request;
      this.bar = new Bar("verifying", request.cost(), budget);
    }

    @Override
    public void caseDone(FormId form) {
      bar.about(form.toString());
      bar.step(request.costOfSetting(form));
    }

    @Override
    public void formKept(FormFinding finding) {
      passed(finding);
    }

    @Override
    public void formDone(FormFinding finding) {
      bar.above(() -> VerdictLine.print(finding, err));
      passed(finding);
    }

    private void passed(FormFinding finding) {
      planned += request.cost(finding.id());
      bar.stepTo(planned);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

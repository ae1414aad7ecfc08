package twophase.kit.cli;

import java.util.Optional;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Token;

/** The trials of a token as they are done: a bar where somebody watches. */
final class TrialProgress implements Progress, AutoCloseable {
  private final Optional<Bar> bar;

  private TrialProgress(Optional<Bar> bar) {
    this.bar = bar;
  }

  static TrialProgress of(Token token, boolean silent) {
    boolean shown = !silent && Watcher.present();
    return new TrialProgress(
        shown ? Optional.of(new Bar("reproducing", token.trials())) : Optional.empty());
  }

  @Override
  public void trialsDone(FormId form, long done) {
    bar.ifPresent(shown -> shown.stepTo(done));
  }

  @Override
  public void caseDone(FormId form) {}

  @Override
  public void formDone(FormFinding finding) {}

  @Override
  public void close() {
    bar.ifPresent(Bar::close);
  }
}

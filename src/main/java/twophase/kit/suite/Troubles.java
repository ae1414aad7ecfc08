package twophase.kit.suite;

import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import twophase.kit.statement.Thrown;

/** Listens for whatever keeps a property from running at all. */
final class Troubles implements TestExecutionListener {
  private String first = "";

  @Override
  public void executionSkipped(TestIdentifier identifier, String reason) {
    note(identifier.getDisplayName() + " was skipped: " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    result
        .getThrowable()
        .ifPresent(thrown -> note(identifier.getDisplayName() + ": " + Thrown.words(thrown)));
  }

  /** The first trouble, if there was any. */
  Optional<String> first() {
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }

  private void note(String trouble) {
    if (first.isEmpty()) {
      first = trouble;
    }
  }
}

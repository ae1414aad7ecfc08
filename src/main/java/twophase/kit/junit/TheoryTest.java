package twophase.kit.junit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;

/**
 * The statements of a theory, tested on a simulator of yours, as test cases of JUnit 5: one for
 * each form, and for each part of a form that has parts, in a container for each statement.
 *
 * <pre>{@code
 * class MySimulatorTest extends TheoryTest {
 *   @Override
 *   protected Simulator simulator() {
 *     return new MySimulator();
 *   }
 *
 *   @Override
 *   protected List<String> only() {
 *     return List.of("conformance");
 *   }
 * }
 * }</pre>
 *
 * <p>A case passes where the verdict is the one that the card expects, which may be {@code
 * REFUTED}. It is aborted, and so counts as skipped, where the simulator does not offer what the
 * form takes, or where the budget of time ended first. It fails where the verdict is another one,
 * where none was reached, and where a check broke; the message says what {@code verify} would, and
 * how the case is replayed. The last case says whether anything was tested at all, and fails where
 * nothing was.
 *
 * <p>Each form is tested when its case is run, so that one can be run by itself. It gets what it
 * gets from {@code verify} with the same profile and seed. Cases run one after another on the
 * test's thread; a form's trials run on all cores, and ask the simulator from several threads.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("twophase.kit.junit.TheoryTest")
public abstract class TheoryTest {

  /** For the class that extends this one. */
  protected TheoryTest() {}

  /** Who is tested: a new one each time; it is closed after the last case. */
  protected abstract Simulator simulator();

  /** The theory's name, where the class path announces several; otherwise there is no need. */
  protected Optional<String> theory() {
    return Optional.empty();
  }

  /** How much effort is spent: {@link Profile#QUICK} unless it is overridden. */
  protected Profile profile() {
    return Profile.QUICK;
  }

  /**
   * Ids of what is tested: statements, forms such as {@code theorem-2.sharp}, or parts of forms;
   * empty, as it is unless it is overridden, for all that {@code verify --simulator} tests.
   */
  protected List<String> only() {
    return List.of();
  }

  /**
   * About how long all cases may take together, above 0; without end unless it is overridden. What
   * is about the simulator itself comes first, and then the cheapest.
   */
  protected Optional<Duration> budget() {
    return Optional.empty();
  }

  /** The run's seed, at least 0; the one that is derived from the cards unless it is overridden. */
  protected OptionalLong seed() {
    return OptionalLong.empty();
  }

  /**
   * The test cases.
   *
   * @throws twophase.kit.statement.BadInputException if there is no such theory or statement, or
   *     what is asked for is out of its range
   */
  @TestFactory
  public final Stream<DynamicNode> statements() {
    return Cases.of(this).nodes();
  }

  /**
   * Takes the decision of one case again, the same trials with the same random numbers, to be
   * looked at with a debugger: call it from a {@code @Test} method. Fails where the claim fails
   * there, is aborted where it neither fails nor holds.
   *
   * @param token as the message of a failed case, or a report, gives it
   * @throws twophase.kit.statement.BadInputException if it is no token of this theory
   */
  protected final void reproduce(String token) {
    Again.of(this, token);
  }
}

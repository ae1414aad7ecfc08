package twophase.kit.property;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Work;
import twophase.kit.statement.BadInputException;

/** Who can be tested against a theory: its own simulator, and whichever a user names. */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Simulators {

  /** The theory's own, which is tested unless another is named. */
  Simulator own();

  /**
   * The one that a user names with {@code --simulator}, to be closed by the caller.
   *
   * @throws BadInputException if there is none of that name, or it cannot be started
   * @throws twophase.kit.bench.ProtocolOffence if a process does not answer as its protocol asks
   */
  Simulator open(String spec);

  /**
   * The same where it is said how long one answer of it may take.
   *
   * @throws BadInputException also if it is none that answers in its own time
   */
  default Simulator open(String spec, Duration answerLimit) {
    throw new BadInputException(
        "--answer-limit: `" + spec + "` is no process, and answers in the suite's own time");
  }

  /**
   * One whose runs are stored as they are done, for {@code --record}.
   *
   * @param simulator who does the runs; closed with the store
   * @param folder made if it is not there
   * @param profile the run's profile
   * @param seed the run's seed
   * @throws BadInputException if that cannot be
   */
  default Simulator recording(Simulator simulator, Path folder, String profile, long seed) {
    throw new BadInputException("--record: the runs of this theory's simulators cannot be stored");
  }

  /**
   * Stored runs in place of a simulator, for {@code --from}.
   *
   * @param store where they are
   * @param profile the profile that is run now
   * @param seed the seed that is run now
   * @throws BadInputException if that cannot be
   */
  default Simulator stored(Path store, String profile, long seed) {
    throw new BadInputException("--from: the runs of this theory's simulators cannot be stored");
  }

  /**
   * The same simulator, asked for no run that is too much: such a run is refused before it begins
   * ({@link Work#require}). Where a theory does not say otherwise its runs are never too much.
   */
  default Simulator within(Simulator simulator, Work work) {
    return simulator;
  }

  /** What a user should know of this machine before a long run; nothing where all is well. */
  default Optional<String> caution() {
    return Optional.empty();
  }
}

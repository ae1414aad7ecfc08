package twophase.kit.property;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Thrown;

/**
 * One way to be wrong: a simulator that has this fault and no other.
 *
 * @param name for example {@code momentum}
 * @param kind what it mutates, in a word
 * @param shows in which runs it can show: {@code everywhere}, or for example {@code free runs}
 * @param line what is wrong, in one line
 * @param simulator makes the simulator that has it, whose name is that of the fault
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Fault(
    String name, String kind, String shows, String line, Supplier<? extends Simulator> simulator) {

  /**
   * The simulator that has it.
   *
   * @throws BadInputException if it cannot be made
   */
  public Simulator made() {
    Simulator made;
    try {
      made = simulator.get();
    } catch (RuntimeException | LinkageError e) {
      throw new BadInputException(
          "the fault " + name + ": its simulator cannot be made: " + Thrown.words(e), e);
    }
    if (made == null) {
      throw new BadInputException("the fault " + name + ": its simulator is null");
    }
    return made;
  }
}

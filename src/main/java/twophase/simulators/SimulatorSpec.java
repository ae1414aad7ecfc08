package twophase.simulators;

import java.util.ServiceLoader;
import twophase.dynamics.FastSimulator;
import twophase.dynamics.Simulator;
import twophase.statement.BadInputException;

/**
 * Finds the simulator that a user names: {@code class:FQCN}, a Java {@link Simulator} with a public
 * constructor without arguments; {@code exec:COMMAND}, a process; or the name of one that the class
 * path announces as a service.
 */
public final class SimulatorSpec {
  private static final String CLASS = "class:";
  private static final String EXEC = "exec:";

  private SimulatorSpec() {}

  /** The suite's own simulator, which is tested unless another is named. */
  public static Simulator own() {
    return new FastSimulator();
  }

  /**
   * The simulator of that name.
   *
   * @throws BadInputException if there is none, or it cannot be started
   * @throws ProtocolOffence if a process does not answer hello as the protocol asks
   */
  public static Simulator open(String spec) {
    if (spec.startsWith(EXEC)) {
      return new ProcessSimulator(spec.substring(EXEC.length()), ProcessSimulator.DEFAULT_LIMIT);
    }
    if (spec.startsWith(CLASS)) {
      return ofClass(spec.substring(CLASS.length()));
    }
    return ServiceLoader.load(Simulator.class).stream()
        .filter(
            provider ->
                provider.type().getName().equals(spec) || provider.get().name().equals(spec))
        .findFirst()
        .map(ServiceLoader.Provider::get)
        .orElseThrow(
            () ->
                new BadInputException(
                    "--simulator: `"
                        + spec
                        + "` must be class:NAME.OF.CLASS, exec:COMMAND, or the name of a simulator"
                        + " that the class path announces as a service"));
  }

  private static Simulator ofClass(String name) {
    try {
      return Class.forName(name).asSubclass(Simulator.class).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new BadInputException("--simulator: no class `" + name + "` on the class path", e);
    } catch (ClassCastException e) {
      throw new BadInputException(
          "--simulator: `" + name + "` does not implement " + Simulator.class.getName(), e);
    } catch (ReflectiveOperationException e) {
      throw new BadInputException(
          "--simulator: `"
              + name
              + "` needs a public constructor without arguments that works: "
              + e,
          e);
    }
  }
}

package twophase.kit.property;

import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Thrown;

/**
 * Simulators that are Java classes: {@code class:FQCN}, with a public constructor without
 * arguments, or the name of one that the class path announces as a service.
 *
 * @param <S> what the theory asks of its simulators
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class JavaSimulators<S extends Simulator> implements Simulators {
  private static final String CLASS = "class:";

  private final Class<S> kind;
  private final Supplier<? extends S> own;

  /**
   * Simulators of a kind.
   *
   * @param kind what the theory asks of its simulators
   * @param own makes the theory's own
   */
  public JavaSimulators(Class<S> kind, Supplier<? extends S> own) {
    this.kind = kind;
    this.own = own;
  }

  @Override
  public S own() {
    return own.get();
  }

  @Override
  public S open(String spec) {
    return spec.startsWith(CLASS) ? ofClass(spec.substring(CLASS.length())) : ofService(spec);
  }

  private S ofService(String name) {
    return ServiceLoader.load(kind).stream()
        .filter(
            provider ->
                provider.type().getName().equals(name) || provider.get().name().equals(name))
        .findFirst()
        .map(ServiceLoader.Provider::get)
        .orElseThrow(
            () ->
                new BadInputException(
                    "--simulator: `"
                        + name
                        + "` must be class:NAME.OF.CLASS, exec:COMMAND where the theory takes"
                        + " processes, or the name of a simulator that the class path announces as a"
                        + " service"));
  }

  private S ofClass(String name) {
    try {
      return Class.forName(name).asSubclass(kind).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new BadInputException("--simulator: no class `" + name + "` on the class path", e);
    } catch (ClassCastException e) {
      throw new BadInputException(
          "--simulator: `" + name + "` does not implement " + kind.getName(), e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new BadInputException(
          "--simulator: `"
              + name
              + "` needs a public constructor without arguments that works: "
              + Thrown.words(e),
          e);
    }
  }
}

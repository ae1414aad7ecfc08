package twophase.kit.bench;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Something that claims to behave as a theory says. What it can be asked is that theory's business:
 * each theory has an interface of its own, which extends this one.
 *
 * <p>It is asked on several threads at once, and what it answers must not depend on what it was
 * asked before: the same seed has to give the same evidence at any number of threads.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Simulator extends AutoCloseable {

  /** What the reports call it. */
  String name();

  /** Its version, in its own words. */
  String version();

  /**
   * What it says beforehand that it offers, a line for each kind of thing; none where it says it
   * only when it is asked.
   */
  default List<String> offers() {
    return List.of();
  }

  /**
   * Whether this is the theory's own simulator, which is not asked whether it is one of the
   * theory's.
   */
  default boolean own() {
    return false;
  }

  /** Lets go of what it holds; there is nothing to let go of unless it is said otherwise. */
  @Override
  default void close() {}
}

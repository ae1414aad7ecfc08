package twophase.kit.bench;

import java.util.List;
import org.apiguardian.api.API;

/** A trial that is not done yet, since it goes best together with others of its setting. */
@API(status = API.Status.STABLE, since = "0.1.0")
public interface Together {

  /** How many go best at a time, at least 1; what comes of them does not depend on it. */
  int atOnce();

  /** What comes of each: an {@link Event} or a {@link Chance}; the same for all of a setting. */
  Class<? extends Shown> gives();

  /**
   * Does some.
   *
   * @param trials of the same setting, of this one's class, this one among them
   * @return what came of each, in their order
   */
  List<Shown> all(List<Together> trials);
}

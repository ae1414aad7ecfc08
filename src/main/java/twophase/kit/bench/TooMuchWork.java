package twophase.kit.bench;

import org.apiguardian.api.API;

/** Says that a run would take more steps than are done for a setting that was typed. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class TooMuchWork extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * How many.
   *
   * @param words the steps, and the bound
   */
  TooMuchWork(String words) {
    super(words);
  }
}

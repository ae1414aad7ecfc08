package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * Says that a simulator does not offer what a run takes. It is no fault: what needs it is left out.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class NotOffered extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * What is not offered.
   *
   * @param what for example {@code the rule sam}
   */
  public NotOffered(String what) {
    super(what);
  }
}

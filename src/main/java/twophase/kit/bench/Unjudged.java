package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * Says that a trial tells nothing of its claim, since something that another form is about is wrong
 * there. The form stays undecided: it is not blamed for what is found elsewhere.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Unjudged extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Why nothing can be said.
   *
   * @param why what is wrong, and in brackets the form that is about it
   */
  public Unjudged(String why) {
    super(why);
  }
}

package twophase.kit.bench;

/**
 * Says that a simulator does not offer what a run takes. It is no fault: what needs it is left out.
 */
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

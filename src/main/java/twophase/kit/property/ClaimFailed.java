package twophase.kit.property;

/** A claim failed at a setting; what it says is Hamcrest's description of the mismatch. */
final class ClaimFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  ClaimFailed(String message) {
    super(message);
  }
}

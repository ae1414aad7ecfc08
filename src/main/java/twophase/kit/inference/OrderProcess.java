package twophase.kit.inference;

/** The sweeps of one {@link OrderClaim}. Mutable, for one thread. */
public final class OrderProcess {
  private final OrderClaim claim;
  private final Conjunction parts;
  private long sweeps;
  private double largest;

  OrderProcess(OrderClaim claim) {
    this.claim = claim;
    this.parts = new Conjunction(claim.parts());
  }

  /**
   * Whether another sweep can change anything.
   *
   * @return false once decided, abandoned or out of budget
   */
  public boolean undecided() {
    return parts.undecided();
  }

  /**
   * Takes the constants of one sweep.
   *
   * @param constants one constant for each scale; one that is not finite or negative, or a wrong
   *     number of them, abandons the claim; not modified
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public void observe(double... constants) {
    parts.requireUndecided();
    int score;
    try {
      score = claim.trend().score(constants);
    } catch (IllegalArgumentException e) {
      parts.abandon(e.getMessage());
      return;
    }
    double most = 0;
    for (double c : constants) {
      most = Math.max(most, c);
    }
    sweeps++;
    largest = Math.max(largest, most);
    parts.observe(most <= claim.constant(), score <= 0);
  }

  /**
   * Gives the claim up because a trial broke; see {@link EProcess#abandon}.
   *
   * @param why what broke, not blank
   * @throws IllegalArgumentException if {@code why} is null or blank
   */
  public void abandon(String why) {
    parts.abandon(why);
  }

  /**
   * The decision alone, which costs nothing.
   *
   * @return the decision so far
   */
  public Decision decision() {
    return parts.decision();
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any sweep
   */
  public OrderFinding finding() {
    return new OrderFinding(
        parts.decision(),
        claim,
        sweeps,
        largest,
        parts.findings().get(0),
        parts.findings().get(1),
        parts.abandoned());
  }
}

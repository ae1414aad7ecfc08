package twophase.kit.inference;

import java.util.Arrays;

/** The sweeps of one {@link OrderClaim}. Mutable, for one thread. */
public final class OrderProcess {
  private final OrderClaim claim;
  private final EProcess bounded;
  private final EProcess steady;
  private final ThinnedPath path = new ThinnedPath();
  private long sweeps;
  private long growing;
  private double largest;

  OrderProcess(OrderClaim claim) {
    this.claim = claim;
    this.bounded = claim.bounded().start();
    this.steady = claim.steady().start();
  }

  /**
   * Whether another sweep can change anything.
   *
   * @return false once decided, out of budget, or without growth but certainly above K
   */
  public boolean undecided() {
    return steady.undecided() || steady.decision() == Decision.CERTIFIED && bounded.undecided();
  }

  /**
   * Takes the constants of one sweep.
   *
   * @param constants one constant for each scale, each at least 0; infinite where a run diverged,
   *     NaN where nothing could be measured; not modified
   * @return whether they grow
   * @throws IllegalStateException unless {@link #undecided()}
   * @throws IllegalArgumentException if a constant is negative, or their number is not that of the
   *     scales
   */
  public boolean observe(double... constants) {
    requireUndecided();
    boolean grows = claim.trend().score(constants) > 0;
    sweeps++;
    growing += grows ? 1 : 0;
    largest = Arrays.stream(constants).filter(c -> !Double.isNaN(c)).reduce(largest, Math::max);
    if (bounded.undecided()) {
      bounded.observe(Arrays.stream(constants).allMatch(c -> c <= claim.constant()));
    }
    if (steady.undecided()) {
      steady.observe(!grows);
    }
    path.pass(sweeps, this::evidence);
    return grows;
  }

  /**
   * How many sweeps more it takes to a decision, at the least, if they go on as most of those so
   * far.
   *
   * @return at least 1
   * @throws IllegalStateException unless {@link #undecided()}
   */
  public long wanted() {
    requireUndecided();
    return steady.undecided() ? steady.wanted() : bounded.wanted();
  }

  private void requireUndecided() {
    if (!undecided()) {
      throw new IllegalStateException("no sweep is wanted: " + decision() + " after " + sweeps);
    }
  }

  /**
   * The decision alone, which costs nothing.
   *
   * @return the decision so far
   */
  public Decision decision() {
    return switch (steady.decision()) {
      case REFUTED -> Decision.REFUTED;
      case CERTIFIED ->
          bounded.decision() == Decision.CERTIFIED ? Decision.CERTIFIED : Decision.INCONCLUSIVE;
      case INCONCLUSIVE, VACUOUS -> Decision.INCONCLUSIVE;
    };
  }

  /** Certification is as far as the part that is less far. */
  private Finding.Look evidence() {
    ProbabilityFinding flat = steady.finding();
    return new Finding.Look(
        sweeps,
        Math.min(flat.logCertifyEvidence(), bounded.finding().logCertifyEvidence()),
        flat.logRefuteEvidence());
  }

  /**
   * What is known now.
   *
   * @return the finding; INCONCLUSIVE before any sweep
   */
  public OrderFinding finding() {
    Finding.Look now = evidence();
    return new OrderFinding(
        decision(),
        claim,
        sweeps,
        growing,
        largest,
        now.logCertifyEvidence(),
        now.logRefuteEvidence(),
        steady.finding(),
        path.upTo(sweeps, this::evidence));
  }
}

package twophase.kit.inference;

/**
 * What a sequential decision says about a claim.
 *
 * <p>Every doubt ends in {@link #INCONCLUSIVE}: no trials, an exhausted budget, a broken trial.
 * Only evidence beyond a threshold derived from a stated error probability gives one of the first
 * two.
 */
public enum Decision {
  /** The negation of the claim was rejected; wrong with at most the claim's certify error. */
  CERTIFIED,
  /** The claim was rejected; wrong with at most the claim's refute error. */
  REFUTED,
  /** Neither; the claim is open. */
  INCONCLUSIVE,
  /** The claim is true whatever the data, so that data say nothing. It is not a success. */
  VACUOUS
}

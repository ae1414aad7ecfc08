package twophase.kit.statement;

/** How strong the evidence for a verdict is, strongest first. */
public enum Grade {
  /** Exact arithmetic; for polynomials all inputs, up to a stated Schwartz-Zippel error. */
  EXACT,
  /** A proof, whose constants were evaluated with outward rounding and whose steps were tested. */
  PROVED,
  /** A law, derived on the card and tested by runs, evaluated with a stated error. */
  DERIVED,
  /** Binary64 within a derived rounding bound in every case, or a deterministic counterexample. */
  NUMERICAL,
  /** A decision with a stated error probability. */
  STATISTICAL,
  /**
   * A fitted rate or constant: a trial is a group of runs, and that the group is within its
   * tolerance with a probability is decided with a stated error probability.
   */
  EMPIRICAL;

  /** The weaker of the two. */
  public Grade weaker(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

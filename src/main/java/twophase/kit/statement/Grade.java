package twophase.kit.statement;

/** How strong the evidence for a verdict is, strongest first. */
public enum Grade {
  /** Exact arithmetic; for polynomials all inputs, up to a stated Schwartz-Zippel error. */
  EXACT,
  /** Binary64 within a derived rounding bound in every case, or a deterministic counterexample. */
  NUMERICAL,
  /** A decision with a stated error probability. */
  STATISTICAL,
  /** A fitted rate or constant with its interval. */
  EMPIRICAL;

  /** The weaker of the two. */
  public Grade weaker(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

package twophase.kit.bench;

/**
 * At what a claim is decided at one setting.
 *
 * @param certify chance, at most, that it is certified falsely
 * @param refute chance, at most, that it is refuted falsely
 * @param trials how many it may take, at least 1
 */
record Terms(double certify, double refute, long trials) {

  /** Where either of two sides may refute. */
  Terms ofOneSide() {
    return new Terms(certify, refute / 2, trials);
  }
}

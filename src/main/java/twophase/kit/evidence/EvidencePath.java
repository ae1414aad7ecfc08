package twophase.kit.evidence;

import java.util.List;

/**
 * How the evidence of an e-process grew with the trials, thinned: decimal logarithms of e-values,
 * cut off at {@value #LARGEST} in size.
 *
 * @param points in the order of trials; empty where none were made
 * @param certifyAt evidence for the claim that certifies it
 * @param refuteAt evidence against the claim that refutes it
 */
public record EvidencePath(List<Point> points, double certifyAt, double refuteAt) {
  /**
   * About the decimal exponent at which binary64 ends: one failure refutes P = 1 with e = infinity.
   */
  public static final double LARGEST = 300;

  /** No trials, no decision. */
  public static final EvidencePath NONE = new EvidencePath(List.of(), Double.NaN, Double.NaN);

  /** Takes its own copy. */
  public EvidencePath {
    points = List.copyOf(points);
  }

  /**
   * The evidence after some trials.
   *
   * @param trials how many
   * @param certify evidence for the claim: against every probability below what is claimed
   * @param refute evidence against the claim
   */
  public record Point(long trials, double certify, double refute) {}
}

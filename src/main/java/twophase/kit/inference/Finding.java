package twophase.kit.inference;

import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.number.Interval;

/** What the trials of a claim have shown, whatever the claim is about. */
public sealed interface Finding permits ProbabilityFinding, MeanFinding, OrderFinding {

  /** The decision. */
  Decision decision();

  /** Trials made. */
  long trials();

  /** ln of the evidence for the claim; -infinity where nothing can certify it. */
  double logCertifyEvidence();

  /** ln of the evidence against the claim; -infinity where nothing can refute it. */
  double logRefuteEvidence();

  /** ln of what certifies. */
  double certifyThreshold();

  /** ln of what refutes. */
  double refuteThreshold();

  /** Confidence interval that any stopping rule leaves valid. */
  Interval anytime();

  /**
   * The violation that would have been refuted within the budget with probability 0.99; empty where
   * none can be named.
   */
  OptionalDouble detectable();

  /** The evidence after 1, 2, 3, 5, 8, 13, ... trials and after the last one. */
  List<Look> path();

  /**
   * The evidence after some trials.
   *
   * @param trials how many
   * @param logCertifyEvidence ln of the evidence for the claim
   * @param logRefuteEvidence ln of the evidence against it
   */
  record Look(long trials, double logCertifyEvidence, double logRefuteEvidence) {}
}

package twophase.kit.inference;

import java.util.List;
import java.util.Optional;

/**
 * Several probability claims about the same trials, of which all must hold.
 *
 * <p>CERTIFIED where every part is, each at its full certify error: where the conjunction is false
 * some part is false, and its certificate alone is wrong with at most that error
 * (intersection-union). REFUTED where some part is: the parts' refute errors must add up to what
 * may be spent. A part that is decided takes no further trials.
 */
final class Conjunction {
  private final List<EProcess> parts;
  private Optional<String> abandoned = Optional.empty();

  Conjunction(List<ProbabilityClaim> claims) {
    this.parts = claims.stream().map(ProbabilityClaim::start).toList();
  }

  boolean undecided() {
    if (abandoned.isPresent() || decision() != Decision.INCONCLUSIVE) {
      return false;
    }
    for (EProcess part : parts) {
      if (part.undecided()) {
        return true;
      }
    }
    return false;
  }

  /** One trial: the outcome of each part, in the order of the claims. */
  void observe(boolean... outcomes) {
    requireUndecided();
    for (int i = 0; i < outcomes.length; i++) {
      if (parts.get(i).undecided()) {
        parts.get(i).observe(outcomes[i]);
      }
    }
  }

  void requireUndecided() {
    if (!undecided()) {
      throw new IllegalStateException("no trial is wanted: " + decision() + abandoned.orElse(""));
    }
  }

  void abandon(String why) {
    Arguments.requireReason(why);
    if (abandoned.isEmpty() && decision() == Decision.INCONCLUSIVE) {
      abandoned = Optional.of(why);
      parts.forEach(part -> part.abandon(why));
    }
  }

  Decision decision() {
    boolean all = true;
    for (EProcess part : parts) {
      if (part.decision() == Decision.REFUTED) {
        return Decision.REFUTED;
      }
      all &= part.decision() == Decision.CERTIFIED;
    }
    return all ? Decision.CERTIFIED : Decision.INCONCLUSIVE;
  }

  List<ProbabilityFinding> findings() {
    return parts.stream().map(EProcess::finding).toList();
  }

  Optional<String> abandoned() {
    return abandoned;
  }
}

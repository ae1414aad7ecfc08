package twophase.paper.theorems;

import java.util.List;
import twophase.kit.evidence.HypothesisStanding;
import twophase.paper.network.Inputs;
import twophase.paper.theory.ConditionOne;

/** Where the paper's hypotheses A1 to A6 stand at a setting, in the words of the evidence. */
public final class Hypotheses {
  private Hypotheses() {}

  /**
   * A1 to A6.
   *
   * @param m width
   * @param d input dimension
   * @param n training samples, or fresh inputs
   * @param eta step size
   * @param thetaNorm norm of theta*
   */
  public static List<HypothesisStanding> of(int m, int d, Inputs n, double eta, double thetaNorm) {
    return ConditionOne.evaluate(m, d, n.n(), eta, thetaNorm).stream()
        .map(part -> new HypothesisStanding(part.id(), word(part.standing()), part.note()))
        .toList();
  }

  private static String word(ConditionOne.Standing standing) {
    return switch (standing) {
      case MET -> "true";
      case UNMET -> "false";
      case UNKNOWN -> "unknown";
    };
  }
}

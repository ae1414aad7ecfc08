package twophase.paper.theory;

import org.apache.commons.math3.FieldElement;
import org.apache.commons.math3.linear.FieldMatrix;

/**
 * Lemma 4: with the second layer on a three-state chain (eq. 6-7) and m = 1/sqrt(eta), some t0 <=
 * 1/eta^2 has E[(1/m) sum_i norm2(w_i(t0))] <= sqrt(eta).
 *
 * <p>Behind it stands a law without approximation. Every chain is at 0 at every second step, so the
 * neurons fall into two groups that move in turn; while a group G moves, its signs are fresh and
 * independent of W, so that with P = sum_{i in G} w_i w_i^T
 *
 * <pre>E[P'] = P - eta q^2 (P S + S P) + eta^2 q^2 |G| S (q^2 P + theta* theta*^T) S.</pre>
 *
 * Along an eigenvector of S this is one number.
 */
public final class OscillatingLayer {
  /**
   * Total degree of the law of one step as a polynomial in eta, q, S, W and theta*: the term eta^2
   * q^4 S P S.
   */
  public static final int DEGREE = 10;

  /** The exponent of m in the time that s needs, up to ln m, see {@link #neededTime}. */
  public static final double TIME_EXPONENT = 3;

  private OscillatingLayer() {}

  /** The step size at which m = 1/sqrt(eta). */
  public static double stepSize(int m) {
    return 1.0 / ((double) m * m);
  }

  /** q = eta^(1/4). */
  public static double amplitude(double eta) {
    return Math.sqrt(Math.sqrt(eta));
  }

  /** The last admissible t0, 1/eta^2 rounded down to a whole step. */
  public static long horizon(double eta) {
    // The factor is for quotients that rounding has put just below an integer.
    return (long) Math.floor(1 / (eta * eta) * (1 + 1e-12));
  }

  /** sqrt(eta). */
  public static double bound(double eta) {
    return Math.sqrt(eta);
  }

  /**
   * The t0 that is needed where S = I: s falls by a factor e in eta^(-3/2) steps, and it has to
   * fall to sqrt(eta). With m = 1/sqrt(eta) this is m^3 ln m, where the lemma has m^4.
   */
  public static double neededTime(double eta) {
    return 0.5 * StrictMath.log(1 / eta) / (eta * Math.sqrt(eta));
  }

  /**
   * Where s comes to rest, up to a factor near 1: eta theta*^T S theta* / 2.
   *
   * @param squaredTarget theta*^T S theta*
   */
  public static double floor(double eta, double squaredTarget) {
    return 0.5 * eta * squaredTarget;
  }

  /**
   * The smallest eigenvalue that S may have: below ln(1/eta) sqrt(eta) / 2 its direction alone may
   * take more than 1/eta^2 steps. With m = 1/sqrt(eta) this is (ln m) / m.
   */
  public static double smallestCurvature(double eta) {
    return neededTime(eta) * eta * eta;
  }

  /**
   * E sum_{i in G} (w_i . u)^2 for a unit eigenvector u of S, after G has moved a number of times.
   *
   * @param start the sum at the start
   * @param eta step size
   * @param q amplitude
   * @param curvature the eigenvalue, at least 0
   * @param active |G|
   * @param target2 (theta* . u)^2
   * @param moves at least 0
   */
  public static double mode(
      double start,
      double eta,
      double q,
      double curvature,
      int active,
      double target2,
      long moves) {
    double pull = eta * q * q * curvature;
    double spread = pull * eta * curvature * active;
    double factor = 1 - 2 * pull + spread * q * q;
    double gain = spread * target2;
    if (factor == 1) {
      return start + gain * moves;
    }
    double rest = gain / (1 - factor);
    return rest + (start - rest) * StrictMath.pow(factor, moves);
  }

  /** How often the group that moves first has moved after t steps. */
  public static long movesOfFirst(long t) {
    return (t + 1) / 2;
  }

  /** How often the other group has moved after t steps. */
  public static long movesOfSecond(long t) {
    return t / 2;
  }

  /**
   * E[P'] over a field, the law of one step.
   *
   * @param p P, d x d
   * @param s S, d x d, symmetric
   * @param target theta*, d x 1
   * @param eta step size
   * @param q2 q^2
   * @param active |G|
   */
  public static <T extends FieldElement<T>> FieldMatrix<T> moved(
      FieldMatrix<T> p, FieldMatrix<T> s, FieldMatrix<T> target, T eta, T q2, int active) {
    T pull = eta.multiply(q2);
    T gain = eta.multiply(pull).multiply(active);
    FieldMatrix<T> source = p.scalarMultiply(q2).add(target.multiply(target.transpose()));
    return p.subtract(p.multiply(s).add(s.multiply(p)).scalarMultiply(pull))
        .add(s.multiply(source).multiply(s).scalarMultiply(gain));
  }
}

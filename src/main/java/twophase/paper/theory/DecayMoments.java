package twophase.paper.theory;

/**
 * The moments of label-noise SGD that decide how the neurons shrink, moved by one step at a time:
 * the corrected decay law.
 *
 * <p>Write S = norm2(W) = m s, A = norm2(a), g = S/d, D = W^T W - g I, e = theta - theta*, u = e .
 * x, r = u - eps. One step moves
 *
 * <pre>
 *   S   by  -2 eta r (theta . x) + eta^2 r^2 A norm2(x)
 *   A   by  -2 eta r (theta . x) + eta^2 r^2 x^T W^T W x
 *   W^T W by  -eta r (theta x^T + x theta^T) + eta^2 r^2 A x x^T
 *   e   by  -eta r (W^T W + A I) x + eta^2 r^2 (theta . x) x
 * </pre>
 *
 * <p>On batches of B samples all of these hold with z, the mean of r_b x_b, for r x. Given e, r_b
 * x_b has mean e and covariance C = (norm2(e) + sigma^2) I + e e^T, and the samples are
 * independent: the second central moments of z are those of one sample over B, the third over B^2,
 * and the fourth E norm(z - e)^4 is that of one sample over B^3 and 1/B^2 - 1/B^3 times (tr C)^2 +
 * 2 tr C^2.
 *
 * <p>With W^T W = g I and A = 0 the error e is least mean squares with step size eta g, and all its
 * moments follow from Gaussian integrals. Around that, A/g, D/g, norm2(theta*)/g^2 and the
 * fluctuations of S are small of first order, and so is the correlation of each of them with e:
 * both move with the same r and x. Below are the exact expectations of one step, taken over x and
 * eps, in which products of two small quantities are left out, and no free constant. Fourth moments
 * of e enter through {@link #error4}: where they are infinite (d = 1 and k s above 0.57) the
 * expansion has no first order.
 */
final class DecayMoments {
  private final double m;
  private final double d;
  private final double eta;
  private final double noise2;

  /** 1/B. */
  private final double b;

  private final double truth2;

  /** S, A. */
  private double first;

  private double second;

  /** E norm2(e) and E norm2(e)^2. */
  private double error2;

  private double error4;

  /** E e^T D e, Cov(S, norm2(e)), Cov(A, norm2(e)). */
  private double shapeWithError;

  private double firstWithError;
  private double secondWithError;

  /** E tr D^2, Var S. */
  private double shape2;

  private double firstVariance;

  /** E e . theta*, E theta*^T D e, Cov(S, e . theta*), Cov(A, e . theta*). */
  private double towardsTruth;

  private double shapeTowardsTruth;
  private double firstTowardsTruth;
  private double secondTowardsTruth;

  /**
   * The moments at the NTK start, where W^T W is a Wishart matrix and theta = W^T a.
   *
   * @param s0 mean over the runs of s(0)
   */
  DecayMoments(DecayLaw law, double s0) {
    m = law.m();
    d = law.d();
    eta = law.eta();
    b = 1.0 / law.batch();
    noise2 = law.sigma() * law.sigma();
    truth2 = law.thetaNorm() * law.thetaNorm();
    first = m * s0;
    second = 1;
    error2 = s0 + truth2;
    error4 = error2 * error2 + 2 * s0 * s0 / d + 4 * s0 * truth2 / d;
    shape2 = s0 * s0 * m * (d + 2) * (d - 1) / (d * d);
    firstVariance = 2 * s0 * s0 * m / d;
    shapeWithError = shape2 / m;
    firstWithError = firstVariance / m;
    secondWithError = 2 * s0 / m;
    towardsTruth = -truth2;
  }

  DecayLaw.Prediction prediction(long t) {
    return new DecayLaw.Prediction(
        t, first / m, Math.sqrt(Math.max(0, firstVariance)) / m, second, error2);
  }

  /** The expectation of one step. */
  void step() {
    double g = first / d;
    double h = g + second;
    double c = eta * h;
    double p = error2;
    double batchNoise2 = b * noise2;

    // E norm2(z) is spread * norm2(e) + d sigma^2 / B, and E z z^T over all directions of e has the
    // share of it in one direction; E z^T D z is (1 + 1/B) e^T D e for D without trace.
    double spread = b * (d + 2) + (1 - b);
    double share = b * (1 + 2 / d) + (1 - b) / d;
    double q = p * share + batchNoise2;

    // Gaussian integrals over x and eps, for a batch of one with n = norm2(x): E r^2 n, E r^2 n
    // norm2(e), E r^2 u^2, E r^3 u n, E r^4 n^2, E r^2 (theta* . x)^2.
    double rrn = d * q;
    double rrne = spread * error4 + batchNoise2 * d * p;
    double rruu = (1 + 2 * b) * error4 + batchNoise2 * p;
    double rrrun =
        (1 + b * (d + 5) + b * b * (2 * d + 6)) * error4 + (b + 2 * b * b) * noise2 * (d + 2) * p;
    double rrrrnn = fourth(error4, p);
    double rrvv = truth2 * q;

    // The mean of norm2(e) after the step; and its mean times r u, and times r^2 n.
    double after = p - 2 * c * p + c * c * rrn;
    double ruAfter = error4 - 2 * c * rruu + c * c * rrrun;
    double rrnAfter = rrne - 2 * c * rrrun + c * c * rrrrnn;

    double steps2 = eta * eta;
    double rf = p + towardsTruth;
    double hWithError = firstWithError / d + secondWithError;
    double firstMove =
        -2 * eta * rf
            + steps2 * (spread * (second * p + secondWithError) + batchNoise2 * d * second);
    double secondMove =
        -2 * eta * rf
            + steps2
                * (spread * (g * p + firstWithError / d)
                    + (1 + b) * shapeWithError
                    + batchNoise2 * first);
    double error2Move =
        -2 * eta * (h * p + hWithError + shapeWithError)
            + steps2
                * (spread * (h * h * p + 2 * h * hWithError)
                    + share * p * shape2
                    + 2 * (1 + b) * h * shapeWithError
                    + batchNoise2 * (d * h * h + firstVariance / d + shape2))
            + 2 * steps2 * rruu
            - 2 * steps2 * eta * h * rrrun;
    double error4Move =
        4 * c * c * rruu
            + c * c * c * c * rrrrnn
            - 4 * c * error4
            + 2 * c * c * rrne
            - 4 * c * c * c * rrrun;

    // Correlations: each decays with the error, and is renewed by the r and x that both have seen.
    double shapeRenewed =
        (1 - 1 / d) * error4 - c * rrne - c * (1 - 2 / d) * rruu + c * c * (1 - 1 / d) * rrrun;
    double kept = 1 - 2 * c + c * c * spread;
    double shapeWithErrorNext =
        shapeWithError * (1 - 2 * c + (1 + b) * c * c)
            + shape2 * (2 * eta * c * q - 2 * eta * p / d)
            - 2 * eta * shapeRenewed;
    double firstWithErrorNext =
        firstWithError * kept
            + firstVariance / d * (2 * eta * c * rrn - 2 * eta * p)
            - 2 * eta * (ruAfter - p * after);
    double secondWithErrorNext =
        secondWithError * kept + eta * (c * rrnAfter - 2 * ruAfter - (c * rrn - 2 * p) * after);

    // The same along theta*, towards which the error is biased by E[r^2 (theta* . x) x].
    double perTruth = truth2 * (p - c * rrn);
    double towardsTruthMove =
        -c * towardsTruth
            - eta * (shapeTowardsTruth + firstTowardsTruth / d + secondTowardsTruth)
            + steps2 * rrvv;

    double shape2Move =
        -4 * eta * (shapeWithError + shapeTowardsTruth)
            + steps2 * (2 * (rrne + truth2 * rrn) + (2 - 4 / d) * (rruu + rrvv));
    double firstVarianceMove =
        -4 * eta * (firstWithError + firstTowardsTruth) + 4 * steps2 * (rruu - p * p + rrvv);

    first += firstMove;
    second += secondMove;
    error2 += error2Move;
    error4 += error4Move;
    shapeWithError = shapeWithErrorNext;
    firstWithError = firstWithErrorNext;
    secondWithError = secondWithErrorNext;
    shape2 += shape2Move;
    firstVariance += firstVarianceMove;
    towardsTruth += towardsTruthMove;
    shapeTowardsTruth += -c * shapeTowardsTruth - eta * perTruth * (d + 2) * (d - 1) / (d * d);
    firstTowardsTruth += -c * firstTowardsTruth - 2 * eta * perTruth / d;
    secondTowardsTruth += -c * secondTowardsTruth - 2 * eta * perTruth / d;
  }

  /** E norm(z)^4; E r^4 n^2 for a batch of one. */
  private double fourth(double error4, double p) {
    double b2 = b * b;
    double b3 = b2 * b;
    double errors =
        1
            + b * (2 * d + 10)
            + b2 * (8 * d + 24)
            + b3 * (3 * d * d + 20 * d + 37)
            + (b2 - b3) * (d * d + 4 * d + 7);
    double mixed = (2 * b + 8 * b2 + b3 * (6 * d + 14) + (b2 - b3) * (2 * d + 2)) / 6;
    return errors * error4
        + 6 * noise2 * (d + 2) * mixed * p
        + b * noise2 * (b * noise2) * d * (d + 2);
  }
}

package twophase.paper.theorems.lazy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Measurement;
import twophase.kit.number.Numbers;
import twophase.paper.theorems.Worst;

/**
 * A run of the propagator with what the proof on Theorem 2 says of it. Letters are those of {@code
 * src/docs/theorem-2-proof.md}; in place of R, a bound on norm(theta), stands the largest that the
 * run has shown, so that steps 1, 2 and 4 can be looked at where noise is far stronger than step 3
 * would have it, and runs are short.
 */
final class PropagatorLedger {
  private final Propagator propagator;
  private final double[][] inputs;
  private final double[] truth;
  private final int d;
  private final double m;
  private final double eta;
  private final double sigma;
  private final double h;
  private final double inputs2;
  private final double[] startMap;
  private final double startSecond;
  private final double startDistance2;

  /** sum eta^2 r^2 P diag(-x x^T, norm2(x)) P^T, the right side of the identities. */
  private final double[][] flow;

  private final double[][] drift;
  private final double[][] walk;
  private final double[] noise;
  private long steps;
  private double q;
  private double largest = 1;
  private double largestB;
  private double largestC;
  private double farthestE;
  private double largestWalk;
  private double largestNoise;
  private double distances;
  private double path;

  PropagatorLedger(
      Propagator propagator, double[][] inputs, double[] truth, PropagatorRun run, double sigma) {
    this.propagator = propagator;
    this.inputs = inputs;
    this.truth = truth;
    this.sigma = sigma;
    d = run.d();
    m = run.m();
    eta = run.eta();
    h = run.load();
    double most = 0;
    for (double[] x : inputs) {
      most = Math.max(most, Propagator.dot(x, x));
    }
    inputs2 = most;
    flow = new double[d + 1][d + 1];
    drift = new double[d][d];
    walk = new double[d][d];
    noise = new double[d];
    startMap = propagator.map();
    startSecond = propagator.gram()[d][d];
    double[] away = away(startMap);
    startDistance2 = Propagator.dot(away, away);
  }

  private double[] away(double[] map) {
    double[] away = new double[d];
    for (int k = 0; k < d; k++) {
      away[k] = map[k] - truth[k];
    }
    return away;
  }

  /** One step of the run. */
  void step(int sample, int sign) {
    double[] x = inputs[sample];
    double[][] p = propagator.matrix();
    double[] map = propagator.map();
    double[] delta = away(map);
    double distance2 = Propagator.dot(delta, delta);
    double pull = Propagator.dot(delta, x);
    double noiseNow = sign * sigma;
    double r = pull - noiseNow;
    double x2 = Propagator.dot(x, x);
    largest = Math.max(largest, Math.sqrt(Math.max(distance2, Propagator.dot(map, map))));
    keep(p, x, x2, r);
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        drift[j][k] -= eta * pull * p[j][d] * x[k];
        walk[j][k] += eta * noiseNow * p[j][d] * x[k];
      }
      noise[j] += eta * noiseNow * p[d][d] * x[j];
    }
    distances += distance2;
    path += eta * Math.abs(pull) * Math.sqrt(x2);
    q += eta * eta * r * r * x2;
    propagator.step(x, eta * r);
    steps++;
    largestB = Math.max(largestB, norm(column()));
    largestC = Math.max(largestC, norm(lastRow()));
    farthestE = Math.max(farthestE, Math.abs(p[d][d] - 1));
    largestWalk = Math.max(largestWalk, norm(walk));
    largestNoise = Math.max(largestNoise, norm(noise));
  }

  private void keep(double[][] p, double[] x, double x2, double r) {
    double factor = eta * eta * r * r;
    double[] hidden = new double[d + 1];
    for (int j = 0; j <= d; j++) {
      hidden[j] = Propagator.dot(p[j], x);
    }
    for (int j = 0; j <= d; j++) {
      for (int k = 0; k <= d; k++) {
        flow[j][k] += factor * (x2 * p[j][d] * p[k][d] - hidden[j] * hidden[k]);
      }
    }
  }

  private double[] column() {
    double[] b = new double[d];
    for (int k = 0; k < d; k++) {
      b[k] = propagator.matrix()[k][d];
    }
    return b;
  }

  private double[] lastRow() {
    return Arrays.copyOf(propagator.matrix()[d], d);
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Propagator.dot(vector, vector));
  }

  private static double norm(double[][] matrix) {
    double sum = 0;
    for (double[] row : matrix) {
      sum += Propagator.dot(row, row);
    }
    return Math.sqrt(sum);
  }

  /** beta, with the largest norm that was seen. */
  private double beta() {
    return 2.5 * d * reach() / m;
  }

  /** R. */
  private double reach() {
    return largest + 0.01;
  }

  /**
   * Step 1: P J P^T = J + flow, which is (i), (ii) and (iii); A - I as the two sums of which it
   * consists; and (iv). Sums of as many terms as there are steps, so that rounding grows with them.
   *
   * @param units how many units in the last place of 1 each step may add
   */
  Measurement identities(double units) {
    double bound = units * steps * Math.ulp(1.0);
    Worst worst = new Worst();
    double[][] p = propagator.matrix();
    for (int j = 0; j <= d; j++) {
      for (int k = 0; k <= d; k++) {
        double left = -p[j][d] * p[k][d] + Propagator.dot(p[j], Arrays.copyOf(p[k], d));
        double start = j < k || j > k ? 0 : j == d ? -1 : 1;
        add(worst, Math.abs(left - start - flow[j][k]), bound, "error of P J P^T");
      }
    }
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        double turned = p[j][k] - (j == k ? 1 : 0);
        add(worst, Math.abs(turned - drift[j][k] - walk[j][k]), bound, "error of A - I");
      }
    }
    double[] b = column();
    double[] solved = solved();
    double error = 0;
    for (int k = 0; k < d; k++) {
      error = Math.max(error, Math.abs(solved[k] - b[k]));
    }
    add(worst, error / largestB, bound, "error of (iv) over the largest norm(b)");
    return worst.measurement();
  }

  /** b = G_W^-1 [A^-T theta - theta_0 e - A^-T c (theta_0 . b + g e)]. */
  private double[] solved() {
    double[][] p = propagator.matrix();
    double[] map = propagator.map();
    double inner = Propagator.dot(column(), startMap) + startSecond * p[d][d];
    DMatrixRMaj transposed = new DMatrixRMaj(d, d);
    DMatrixRMaj gram = new DMatrixRMaj(d, d);
    DMatrixRMaj right = new DMatrixRMaj(d, 1);
    for (int j = 0; j < d; j++) {
      right.data[j] = map[j] - p[d][j] * inner;
      for (int k = 0; k < d; k++) {
        transposed.set(j, k, p[k][j]);
        gram.set(j, k, propagator.gram()[j][k]);
      }
    }
    DMatrixRMaj turned = new DMatrixRMaj(d, 1);
    CommonOps_DDRM.solve(transposed, right, turned);
    for (int j = 0; j < d; j++) {
      turned.data[j] -= startMap[j] * p[d][d];
    }
    DMatrixRMaj b = new DMatrixRMaj(d, 1);
    CommonOps_DDRM.solve(gram, turned, b);
    return b.data;
  }

  /** Step 2: how far b, c, A and e have come, at the most, where its conditions are met. */
  Measurement tame() {
    Worst worst = new Worst();
    double beta = beta();
    double r = Math.sqrt(inputs2) * reach() + sigma;
    ask(worst, h * inputs2, 0.055, "h Cdata^2");
    ask(worst, q, 0.01, "q");
    ask(worst, beta, 0.001, "beta");
    ask(worst, 1.1 * eta * Math.sqrt(inputs2) * r, 0.01, "the longest step");
    add(worst, largestB, beta, "largest norm(b)");
    add(worst, largestC, 1.2 * beta, "largest norm(c)");
    add(worst, farthestE, 0.53 * q + beta, "largest |e - 1|");
    double[][] p = propagator.matrix();
    double square = 0;
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < d; k++) {
        double entry = Propagator.dot(p[j], Arrays.copyOf(p[k], d)) - (j == k ? 1 : 0);
        square += entry * entry;
      }
    }
    double proved = Math.sqrt(d) * (1.03 * q + 2 * beta * beta);
    add(worst, Math.sqrt(square), proved, "norm(A A^T - I)");
    return worst.measurement();
  }

  /**
   * Step 3 at the state that is reached, by the mean over all samples and both signs: V = norm2(
   * delta) goes down, by steps that are short, and short in the mean square.
   */
  void settling(Worst worst) {
    double[][] gram = propagator.moved();
    double[] map = propagator.map();
    double[] delta = away(map);
    double v = Propagator.dot(delta, delta);
    double mean = 0;
    double square = 0;
    double longest = 0;
    for (double[] x : inputs) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double r = Propagator.dot(delta, x) - sign * sigma;
        double more = eta * eta * r * r * Propagator.dot(map, x);
        double after = 0;
        for (int k = 0; k < d; k++) {
          double pulled = Propagator.dot(gram[k], x) + gram[d][d] * x[k];
          double next = delta[k] - eta * r * pulled + more * x[k];
          after += next * next;
        }
        mean += after - v;
        square += (after - v) * (after - v);
        longest = Math.max(longest, Math.abs(after - v));
      }
    }
    double count = 2.0 * inputs.length;
    double noise2 = sigma * sigma;
    double far = reach();
    double c0 = 50 * inputs2 * (far + sigma) * (far + sigma);
    double r = Math.sqrt(inputs2) * far + sigma;
    double hb = h * h * inputs2;
    add(worst, mean / count + 0.6 * h * v, 2.21 * hb * noise2, "drift of V beyond -0.6 h V");
    add(worst, longest, c0 * h / 2, "longest step of V");
    double spread =
        9.68 * hb * v * (1.5 * far * far + noise2) + 10 * hb * hb * r * r * (1.5 * v + noise2);
    add(worst, square / count, spread, "mean square step of V");
  }

  /**
   * Step 4: what A - I consists of, with p = 1; the bounds' T, q, path and sum of V are the run's
   * own where the proof bounds them.
   */
  Measurement turning() {
    Worst worst = new Worst();
    double log = Math.log(m);
    double beta = beta();
    double b = Math.sqrt(inputs2);
    double tau = eta * eta * sigma * sigma * steps;
    double z = Math.sqrt(2 * tau * (log + Math.log(2.0 * d * d)));
    double far = reach();
    double c0 = 50 * inputs2 * (far + sigma) * (far + sigma);
    double fallen = 0.6 * h * distances;
    double allowed =
        startDistance2
            + 2.21 * h * h * inputs2 * sigma * sigma * steps
            + c0 * h * Math.sqrt(2 * steps * log);
    add(worst, fallen, allowed, "0.6 h sum V");
    add(worst, largestWalk, d * beta * b * z, "norm(sum eta eps b x^T)");
    add(worst, largestNoise, 1.02 * Math.sqrt(d) * b * z, "norm(sum eta eps e x)");
    double[][] turned = turned();
    double turn = norm(turned);
    double start = Math.sqrt(startDistance2);
    double truthNorm = norm(truth);
    double bound =
        1.04 * d / m * inputs2 * eta * distances
            + 1.04 * d / m * start * (1.2 * beta + largestNoise)
            + 1.04 * d / m * truthNorm * path * (1.02 * turn + 0.53 * q + beta)
            + 1.25 * d / m * beta * (norm(startMap) * beta + 1.2) * path;
    add(worst, norm(drift), bound, "norm(sum eta (delta . x) b x^T)");
    double alpha = bound + d * beta * b * z;
    add(worst, turn, alpha, "norm(A - I)");
    for (int j = 0; j < d; j++) {
      for (int k = 0; k < j; k++) {
        double half = (turned[j][k] - turned[k][j]) / 2;
        turned[j][k] = half;
        turned[k][j] = -half;
      }
      turned[j][j] = 0;
    }
    add(worst, norm(turned), alpha, "antisymmetric part of A");
    return worst.measurement();
  }

  private double[][] turned() {
    double[][] turned = new double[d][];
    for (int k = 0; k < d; k++) {
      turned[k] = Arrays.copyOf(propagator.matrix()[k], d);
      turned[k][k]--;
    }
    return turned;
  }

  /** A condition of the proof: it is told where it is not met, and is no bound that is used up. */
  private static void ask(Worst worst, double value, double limit, String what) {
    if (!(value <= limit)) {
      add(worst, value, limit, what);
    }
  }

  private static void add(Worst worst, double observed, double bound, String what) {
    worst.add(
        observed / bound,
        1,
        () ->
            "%s %s of at most %s"
                .formatted(what, Numbers.rounded(observed, 3), Numbers.rounded(bound, 3)));
  }
}

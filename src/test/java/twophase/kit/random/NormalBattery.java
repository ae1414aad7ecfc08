package twophase.kit.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Asks whether numbers in lanes look like independent normals. Each question has a p-value that is
 * exact (a binomial count), an upper bound (Bernstein's inequality; a union over places where a run
 * can begin) or, for chi-square alone, asymptotic and taken a hundredfold: with at least a thousand
 * expected in each cell the law of the statistic is within that of its limit at the levels used.
 *
 * <p>A question fails at a p-value below {@link #RATE} over the number of questions, so that sound
 * normals fail any of them with a probability of at most {@link #RATE}. Dependence over the whole
 * of a state, such as linear complexity, is none of these questions.
 */
final class NormalBattery {
  /** The chance that sound normals fail at all. */
  static final double RATE = 1e-6;

  static final int LANES = StreamLanes.LANES;

  /** Numbers of a lane that are looked at together; what goes from one block to the next is not. */
  static final int ROWS = 4096;

  /** Beyond this numbers are cut to it, which gives sums a bound; the moments allow for it. */
  private static final double CUT = 6;

  private static final int MOMENTS = 8;
  private static final double[] TAILS = {1, 2, 3, 4, 5, 5.5};
  private static final int CELLS = 1024;
  private static final int[] LAGS = {1, 2, 3, 4, 5, 8, 16, 64};

  /** Lowest bits of a number: so far down a density is flat, and each is 0 or 1 evenly. */
  private static final int LOW_BITS = 16;

  private static final int QUESTIONS =
      MOMENTS + 2 * TAILS.length + 1 + 3 * LAGS.length + LANES * (LANES - 1) + 2 + LOW_BITS;

  private static final double[] EDGES = edges();

  /** Where the search for a cell begins, for each stretch of the axis of length 1/FINENESS. */
  private static final int FINENESS = 512;

  private static final int[] FIRST_CELLS = firstCells();
  private static final double UPPER_QUARTER =
      NormalDistribution.of(0, 1).inverseCumulativeProbability(0.75);

  private final Row[] rows = new Row[LANES];
  private final double[] powers = new double[MOMENTS + 1];
  private final long[] above = new long[TAILS.length];
  private final long[] below = new long[TAILS.length];
  private final long[] cells = new long[CELLS];
  private final Pairs[] lags = new Pairs[LAGS.length];
  private final Pairs[][] lanes = new Pairs[LANES][LANES];
  private final long[] ones = new long[LOW_BITS];
  private int longestSign;
  private int longestRise;
  private long n;

  /** What is asked of numbers, worked out once: the numbers, cut, and as bits sign and size. */
  private static final class Row {
    final double[] cut = new double[ROWS];
    final int[] sign = new int[ROWS];
    final int[] size = new int[ROWS];

    void set(double[] lane) {
      for (int k = 0; k < ROWS; k++) {
        double z = lane[k];
        cut[k] = cut(z);
        sign[k] = (int) (Double.doubleToRawLongBits(z) >>> 63);
        size[k] = Math.abs(z) < UPPER_QUARTER ? 0 : 1;
      }
    }
  }

  /** What is asked of pairs of numbers. */
  private static final class Pairs {
    long count;
    double products;
    long otherSign;
    long otherSize;

    void see(Row one, int from, Row two, int beside, int length) {
      double sum = 0;
      int signs = 0;
      int sizes = 0;
      for (int k = 0; k < length; k++) {
        sum += one.cut[from + k] * two.cut[beside + k];
        signs += one.sign[from + k] ^ two.sign[beside + k];
        sizes += one.size[from + k] ^ two.size[beside + k];
      }
      count += length;
      products += sum;
      otherSign += signs;
      otherSize += sizes;
    }
  }

  NormalBattery() {
    for (int k = 0; k < LAGS.length; k++) {
      lags[k] = new Pairs();
    }
    for (int left = 0; left < LANES; left++) {
      rows[left] = new Row();
      for (int right = 0; right < left; right++) {
        lanes[left][right] = new Pairs();
      }
    }
  }

  private static double[] edges() {
    double[] edges = new double[CELLS - 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = NormalDistribution.of(0, 1).inverseCumulativeProbability((k + 1.0) / CELLS);
    }
    return edges;
  }

  private static int[] firstCells() {
    int[] cells = new int[(int) (2 * CUT * FINENESS) + 1];
    for (int k = 1; k < cells.length; k++) {
      cells[k] = cells[k - 1];
      while (cells[k] < CELLS - 1 && k / (double) FINENESS - CUT >= EDGES[cells[k]]) {
        cells[k]++;
      }
    }
    return cells;
  }

  private static double cut(double z) {
    return Math.max(-CUT, Math.min(CUT, z));
  }

  /**
   * Looks at a block.
   *
   * @param block {@link #LANES} x {@link #ROWS}
   */
  void see(double[][] block) {
    for (int lane = 0; lane < LANES; lane++) {
      n += ROWS;
      rows[lane].set(block[lane]);
      sums(rows[lane].cut);
      counts(block[lane]);
      bits(block[lane]);
      runs(block[lane]);
      for (int k = 0; k < LAGS.length; k++) {
        lagged(rows[lane], LAGS[k], lags[k]);
      }
    }
    for (int left = 0; left < LANES; left++) {
      for (int right = 0; right < left; right++) {
        lanes[left][right].see(rows[left], 0, rows[right], 0, ROWS);
      }
    }
  }

  private void sums(double[] cut) {
    double[] power = cut.clone();
    for (int j = 1; j <= MOMENTS; j++) {
      double sum = 0;
      for (int k = 0; k < ROWS; k++) {
        sum += power[k];
        power[k] *= cut[k];
      }
      powers[j] += sum;
    }
  }

  private void counts(double[] lane) {
    for (double z : lane) {
      for (int k = 0; k < TAILS.length && Math.abs(z) > TAILS[k]; k++) {
        if (z > 0) {
          above[k]++;
        } else {
          below[k]++;
        }
      }
      int cell = FIRST_CELLS[(int) ((cut(z) + CUT) * FINENESS)];
      while (cell < CELLS - 1 && z >= EDGES[cell]) {
        cell++;
      }
      cells[cell]++;
    }
  }

  private void bits(double[] lane) {
    for (int bit = 0; bit < LOW_BITS; bit++) {
      int sum = 0;
      for (double z : lane) {
        sum += (int) (Double.doubleToRawLongBits(z) >>> bit) & 1;
      }
      ones[bit] += sum;
    }
  }

  private void runs(double[] lane) {
    int sign = 1;
    int rise = 1;
    for (int k = 1; k < lane.length; k++) {
      sign = lane[k] < 0 == lane[k - 1] < 0 ? sign + 1 : 1;
      rise = lane[k] > lane[k - 1] ? rise + 1 : 1;
      longestSign = Math.max(longestSign, sign);
      longestRise = Math.max(longestRise, rise);
    }
  }

  /** Pairs that share no number, so that their products are independent. */
  private static void lagged(Row row, int lag, Pairs pairs) {
    for (int from = 0; from + 2 * lag <= ROWS; from += 2 * lag) {
      pairs.see(row, from, row, from + lag, lag);
    }
  }

  /** One line for each question that failed: its name, n, statistic, p-value and threshold. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    moments(failures);
    for (int k = 0; k < TAILS.length; k++) {
      double tail = NormalDistribution.of(0, 1).survivalProbability(TAILS[k]);
      ask(failures, "tail above " + TAILS[k], n, above[k], binomial(n, above[k], tail));
      ask(failures, "tail below -" + TAILS[k], n, below[k], binomial(n, below[k], tail));
    }
    double expected = (double) n / CELLS;
    double chi = 0;
    for (long count : cells) {
      chi += (count - expected) * (count - expected) / expected;
    }
    ChiSquaredDistribution law = ChiSquaredDistribution.of(CELLS - 1);
    double extreme = Math.min(law.cumulativeProbability(chi), law.survivalProbability(chi));
    ask(failures, "chi-square over 1024 cells", n, chi, 200 * extreme);
    for (int k = 0; k < LAGS.length; k++) {
      pairs(failures, "lag " + LAGS[k], lags[k]);
      double size = binomial(lags[k].count, lags[k].otherSize, 0.5);
      ask(failures, "lag " + LAGS[k] + ", sizes", lags[k].count, lags[k].otherSize, size);
    }
    for (int left = 0; left < LANES; left++) {
      for (int right = 0; right < left; right++) {
        pairs(failures, "lanes " + right + " and " + left, lanes[left][right]);
      }
    }
    ask(failures, "longest run of a sign", n, longestSign, n * Math.pow(2, 1 - longestSign));
    double factorial = 1;
    for (int k = 2; k <= longestRise; k++) {
      factorial *= k;
    }
    ask(failures, "longest rise", n, longestRise, n / factorial);
    for (int bit = 0; bit < LOW_BITS; bit++) {
      ask(failures, "bit " + bit + " of a normal", n, ones[bit], binomial(n, ones[bit], 0.5));
    }
    return failures;
  }

  /**
   * Moments of the cut normal: with I_j the integral of z^j phi(z) from -c to c, I_j = (j - 1)
   * I_(j-2) - 2 c^(j-1) phi(c) for even j, and c^j with the mass beyond.
   */
  private static double moment(int j) {
    if (j % 2 == 1) {
      return 0;
    }
    double mass = 2 * NormalDistribution.of(0, 1).survivalProbability(CUT);
    double density = Math.exp(-CUT * CUT / 2) / Math.sqrt(2 * Math.PI);
    double integral = 1 - mass;
    for (int k = 2; k <= j; k += 2) {
      integral = (k - 1) * integral - 2 * Math.pow(CUT, k - 1) * density;
    }
    return integral + Math.pow(CUT, j) * mass;
  }

  private void moments(List<String> failures) {
    for (int j = 1; j <= MOMENTS; j++) {
      double mean = moment(j);
      double variance = moment(2 * j) - mean * mean;
      double off = Math.abs(powers[j] - n * mean);
      double p = bernstein(n, off, variance, Math.pow(CUT, j) + mean);
      ask(failures, "moment " + j, n, powers[j] / n, p);
    }
  }

  private static void pairs(List<String> failures, String name, Pairs pairs) {
    double variance = moment(2) * moment(2);
    double p = bernstein(pairs.count, Math.abs(pairs.products), variance, CUT * CUT);
    ask(failures, name, pairs.count, pairs.products / pairs.count, p);
    double signs = binomial(pairs.count, pairs.otherSign, 0.5);
    ask(failures, name + ", signs", pairs.count, pairs.otherSign, signs);
  }

  /** Bernstein's bound for a sum of n independent terms, each at most `most` from its mean. */
  private static double bernstein(long n, double off, double variance, double most) {
    return 2 * Math.exp(-off * off / (2 * n * variance + 2 * most * off / 3));
  }

  /** Two-sided p-value of a count of n. */
  static double binomial(long n, long count, double p) {
    BinomialDistribution law = BinomialDistribution.of(Math.toIntExact(n), p);
    int k = (int) count;
    double more = law.survivalProbability(k - 1);
    return 2 * Math.min(law.cumulativeProbability(k), more);
  }

  private static void ask(List<String> failures, String name, long n, double seen, double p) {
    double threshold = RATE / QUESTIONS;
    if (!(p >= threshold)) {
      String line = "%s: n = %,d, statistic %.6g, p-value at most %.2g, threshold %.2g";
      failures.add(String.format(Locale.ROOT, line, name, n, seen, p, threshold));
    }
  }
}

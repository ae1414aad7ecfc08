package twophase.kit.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The error probability of a whole run, split over a catalogue of keys in proportion to weights.
 *
 * <p>A share is a function of the catalogue alone, never of what is run: share(key) = total *
 * weight / sum of all weights, rounded down, so that the shares add up to the total or less
 * (Bonferroni over the catalogue). Immutable.
 */
public final class ErrorLedger {
  private static final MathContext DOWN = new MathContext(60, RoundingMode.DOWN);

  private final double total;
  private final SortedMap<String, Share> shares;

  private ErrorLedger(double total, SortedMap<String, Share> shares) {
    this.total = total;
    this.shares = shares;
  }

  /**
   * The ledger of a catalogue.
   *
   * @param total error probability of everything together, in (0, 1)
   * @param weights weight of each key, each positive and finite, at least one; order plays no part
   * @return the ledger
   * @throws IllegalArgumentException if the total is outside (0, 1), the catalogue empty, a weight
   *     not positive and finite, or a share so small that it has no parts in doubles
   */
  public static ErrorLedger of(double total, Map<String, Double> weights) {
    Arguments.requireInsideUnit("total", total);
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("the catalogue is empty");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight of " + entry.getKey() + " must be positive and finite, got " + weight);
      }
      sum = sum.add(new BigDecimal(weight));
    }
    SortedMap<String, Share> shares = new TreeMap<>();
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      BigDecimal exact =
          new BigDecimal(total).multiply(new BigDecimal(entry.getValue())).divide(sum, DOWN);
      shares.put(entry.getKey(), Share.of(roundDown(exact)));
    }
    return new ErrorLedger(total, shares);
  }

  /**
   * The ledger of a catalogue given as a list.
   *
   * @param total error probability of everything together, in (0, 1)
   * @param entries the catalogue, at least one entry; order plays no part
   * @return the ledger
   * @throws IllegalArgumentException as {@link #of(double, Map)}, or if a key occurs twice
   */
  public static ErrorLedger of(double total, List<Entry> entries) {
    Map<String, Double> weights = new TreeMap<>();
    for (Entry entry : entries) {
      if (weights.put(entry.key(), entry.weight()) != null) {
        throw new IllegalArgumentException("key occurs twice: " + entry.key());
      }
    }
    return of(total, weights);
  }

  /**
   * The share of a key.
   *
   * @param key a key of the catalogue, "statement.form"
   * @return its share
   * @throws IllegalArgumentException if the catalogue has no such key
   */
  public Share share(String key) {
    Share share = shares.get(key);
    if (share == null) {
      throw new IllegalArgumentException("not in the catalogue: " + key);
    }
    return share;
  }

  /**
   * Error probability of everything together.
   *
   * @return the total, in (0, 1)
   */
  public double total() {
    return total;
  }

  /**
   * The shares in the order of their keys.
   *
   * @return an unmodifiable map
   */
  public Map<String, Share> shares() {
    return java.util.Collections.unmodifiableSortedMap(shares);
  }

  /**
   * Opens an account of what a run spends.
   *
   * @return a new, empty account
   */
  public ErrorAccount openAccount() {
    return new ErrorAccount(this);
  }

  /**
   * The part of an error that a look may spend when the number of looks is open: error / (i (i +
   * 1)), which adds up to the error over i = 1, 2, ...
   *
   * @param error what all looks spend together, in (0, 1)
   * @param look number of the look, at least 1
   * @return the part
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double look(double error, long look) {
    Arguments.requireInsideUnit("error", error);
    if (look < 1) {
      throw new IllegalArgumentException("look must be at least 1, got " + look);
    }
    return error / look / (look + 1.0);
  }

  /** Largest double not above the number. */
  static double roundDown(BigDecimal exact) {
    double near = exact.doubleValue();
    return new BigDecimal(near).compareTo(exact) > 0 ? Math.nextDown(near) : near;
  }

  @Override
  public String toString() {
    Function<Map.Entry<String, Share>, String> word = e -> e.getKey() + " " + e.getValue().amount();
    return shares.entrySet().stream().map(word).collect(Collectors.joining(", ", total + ": ", ""));
  }

  /**
   * One line of a catalogue.
   *
   * @param key "statement.form"
   * @param weight relative size of its share, positive and finite
   */
  public record Entry(String key, double weight) {}

  /**
   * What one key may spend, in three parts: half on false CERTIFIED, a quarter on false REFUTED, a
   * quarter on the confirmation of shrunk counterexamples. Halves and quarters of doubles are
   * exact, so certify + settings * refutePerSetting + confirm never exceeds the share.
   *
   * <p>Over several settings, "holds for all" is certified where every setting is certified, each
   * at the full {@code certify}: if the claim fails somewhere, the certificate of that one setting
   * must be wrong already (intersection-union; R. L. Berger, 1982). "Refuted somewhere" may be
   * wrong through any setting, so each pays its part. A setting found by shrinking was chosen by
   * the data; it counts as a counterexample only after fresh trials, independent of the choice,
   * refuted it at {@code confirm}; the looks that led to it need then no error of their own.
   *
   * @param amount the whole share
   * @param certify error of certifying, for any number of settings
   * @param refute error of refuting, for all settings together
   * @param confirm error of confirming one shrunk counterexample on fresh trials
   */
  public record Share(double amount, double certify, double refute, double confirm) {

    /**
     * Checks the parts.
     *
     * @param amount the whole share
     * @param certify error of certifying
     * @param refute error of refuting, for all settings together
     * @param confirm error of confirming
     * @throws IllegalArgumentException unless all are positive and the parts add up to the amount
     *     or less
     */
    public Share {
      BigDecimal rest = new BigDecimal(amount);
      for (double part : new double[] {certify, refute, confirm}) {
        Arguments.requireInsideUnit("part of a share", part);
        rest = rest.subtract(new BigDecimal(part));
      }
      if (rest.signum() < 0) {
        throw new IllegalArgumentException("parts exceed the share " + amount);
      }
    }

    private static Share of(double amount) {
      return new Share(amount, amount / 2, amount / 4, amount / 4);
    }

    /**
     * Error of refuting in one of several settings.
     *
     * @param settings number of settings, declared beforehand, at least 1
     * @return refute / settings, rounded down
     * @throws IllegalArgumentException if {@code settings} is below 1, or so large that nothing is
     *     left
     */
    public double refutePerSetting(int settings) {
      if (settings < 1) {
        throw new IllegalArgumentException("settings must be at least 1, got " + settings);
      }
      double part = refute / settings;
      boolean over =
          new BigDecimal(part)
                  .multiply(BigDecimal.valueOf(settings))
                  .compareTo(new BigDecimal(refute))
              > 0;
      return Arguments.requireInsideUnit("error of a setting", over ? Math.nextDown(part) : part);
    }
  }
}

package twophase.kit.inference;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The error probability of a whole run, cut into a fixed number of units, of which each key of a
 * catalogue has as many as it weighs.
 *
 * <p>A share is a function of its key's weight alone: share(key) = total * weight / units, rounded
 * down, so that the shares add up to the total or less (Bonferroni over the catalogue). A key more
 * or less moves no other's; what no key has is the reserve, for keys to come. Immutable.
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
   * @param units into how many units it is cut, at least 1; fixed before the catalogue grows
   * @param weights units of each key, each positive and finite, at least one key; order plays no
   *     part
   * @return the ledger
   * @throws IllegalArgumentException if the total is outside (0, 1), there are no units, the
   *     catalogue is empty, a weight is not positive and finite, the weights add up to more than
   *     the units, or a share is so small that it has no parts in doubles
   */
  public static ErrorLedger of(double total, int units, Map<String, Double> weights) {
    Arguments.requireInsideUnit("total", total);
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1, got " + units);
    }
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("the catalogue is empty");
    }
    BigDecimal asked = BigDecimal.ZERO;
    SortedMap<String, Share> shares = new TreeMap<>();
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "weight of " + entry.getKey() + " must be positive and finite, got " + weight);
      }
      asked = asked.add(new BigDecimal(weight));
      BigDecimal exact =
          new BigDecimal(total)
              .multiply(new BigDecimal(weight))
              .divide(new BigDecimal(units), DOWN);
      shares.put(entry.getKey(), Share.of(roundDown(exact)));
    }
    if (asked.compareTo(new BigDecimal(units)) > 0) {
      throw new IllegalArgumentException(
          "the catalogue asks for "
              + asked.round(new MathContext(4, RoundingMode.UP)).toPlainString()
              + " units of error, the pool has "
              + units);
    }
    return new ErrorLedger(total, shares);
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
   * What no key has a share in.
   *
   * @return the total less all shares, in [0, total)
   */
  public double reserve() {
    BigDecimal left = new BigDecimal(total);
    for (Share share : shares.values()) {
      left = left.subtract(new BigDecimal(share.amount()));
    }
    return left.doubleValue();
  }

  /**
   * Opens an account of what a run spends.
   *
   * @return a new, empty account
   */
  public ErrorAccount openAccount() {
    return new ErrorAccount(this);
  }

  /** Largest double not above the number. */
  static double roundDown(BigDecimal exact) {
    double near = exact.doubleValue();
    return new BigDecimal(near).compareTo(exact) > 0 ? Math.nextDown(near) : near;
  }

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

package twophase.kit.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has spent of its {@link ErrorLedger}.
 *
 * <p>Sums are exact (decimal arithmetic without rounding) and lists are sorted, so the same charges
 * give the same account in whatever order threads made them. Safe for several threads.
 */
public final class ErrorAccount {
  private static final Comparator<Charge> ORDER =
      Comparator.comparing(Charge::key).thenComparing(Charge::what).thenComparing(Charge::amount);

  private final ErrorLedger ledger;
  private final List<Charge> charges = new ArrayList<>();
  private final SortedMap<String, BigDecimal> sums = new TreeMap<>();

  ErrorAccount(ErrorLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Charges an amount to a key.
   *
   * @param key a key of the catalogue
   * @param amount error probability spent, in [0, 1); 0 for a deterministic finding
   * @param what what it was spent on, for the report; not blank
   * @throws IllegalArgumentException if the key is unknown the amount outside [0, 1), or {@code
   *     what} null or blank
   * @throws IllegalStateException if the key's share would be exceeded; the charge is not made then
   */
  public synchronized void charge(String key, double amount, String what) {
    double share = ledger.share(key).amount();
    Arguments.requireReason(what);
    if (!(amount >= 0 && amount < 1)) {
      throw new IllegalArgumentException("amount must be in [0, 1), got " + amount);
    }
    BigDecimal after = sum(key).add(new BigDecimal(amount));
    if (after.compareTo(new BigDecimal(share)) > 0) {
      throw new IllegalStateException(
          key + " would spend " + after.doubleValue() + " of " + share + " with " + what);
    }
    sums.put(key, after);
    charges.add(new Charge(key, amount, what));
  }

  /**
   * Spent by all keys together; at most the total, as every key stays within its share.
   *
   * @return the sum of all charges
   */
  public synchronized double spent() {
    return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
  }

  /**
   * Spent by one key.
   *
   * @param key a key of the catalogue
   * @return the sum of its charges
   * @throws IllegalArgumentException if the key is unknown
   */
  public synchronized double spent(String key) {
    ledger.share(key);
    return sum(key).doubleValue();
  }

  /**
   * All charges.
   *
   * @return an unmodifiable copy, sorted by key, purpose, amount
   */
  public synchronized List<Charge> charges() {
    return charges.stream().sorted(ORDER).toList();
  }

  private BigDecimal sum(String key) {
    return sums.getOrDefault(key, BigDecimal.ZERO);
  }

  /**
   * One charge.
   *
   * @param key the key that pays
   * @param amount error probability
   * @param what its purpose
   */
  public record Charge(String key, double amount, String what) {}
}

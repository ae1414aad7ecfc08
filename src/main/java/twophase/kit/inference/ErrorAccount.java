package twophase.kit.inference;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has spent of its {@link ErrorLedger}: no key spends more than its share. Sums are
 * exact (decimal arithmetic without rounding). Safe for several threads.
 */
public final class ErrorAccount {
  private final ErrorLedger ledger;
  private final SortedMap<String, BigDecimal> sums = new TreeMap<>();

  ErrorAccount(ErrorLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Charges an amount to a key.
   *
   * @param key a key of the catalogue
   * @param amount error probability spent, in [0, 1); 0 for a deterministic finding
   * @throws IllegalArgumentException if the key is unknown or the amount outside [0, 1)
   * @throws IllegalStateException if the key's share would be exceeded; the charge is not made then
   */
  public synchronized void charge(String key, double amount) {
    double share = ledger.share(key).amount();
    if (!(amount >= 0 && amount < 1)) {
      throw new IllegalArgumentException("amount must be in [0, 1), got " + amount);
    }
    BigDecimal after = sums.getOrDefault(key, BigDecimal.ZERO).add(new BigDecimal(amount));
    if (after.compareTo(new BigDecimal(share)) > 0) {
      throw new IllegalStateException(key + " would spend " + after.doubleValue() + " of " + share);
    }
    sums.put(key, after);
  }
}

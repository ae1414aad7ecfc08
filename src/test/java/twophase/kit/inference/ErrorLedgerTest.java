package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ErrorLedgerTest {
  private static final ErrorLedger LEDGER =
      ErrorLedger.of(1e-6, 5, Map.of("lemma-3.as-printed", 1.0, "lemma-3.corrected", 3.0));

  @Test
  void aShareIsItsUnits() {
    assertThat(LEDGER.share("lemma-3.as-printed").amount(), closeTo(2e-7, 1e-20));
    assertThat(LEDGER.share("lemma-3.corrected").amount(), closeTo(6e-7, 1e-20));
    assertThat(LEDGER.reserve(), closeTo(2e-7, 1e-20));
    assertThat(LEDGER.total(), is(1e-6));
  }

  @Test
  void oneMoreKeyMovesNoOther() {
    Map<String, Double> weights = new TreeMap<>(Map.of("a", 0.3, "b", 1.0));
    ErrorLedger before = ErrorLedger.of(1e-6, 100, weights);
    weights.put("c", 0.7);
    ErrorLedger after = ErrorLedger.of(1e-6, 100, weights);
    assertThat(after.share("a"), is(before.share("a")));
    assertThat(after.share("b"), is(before.share("b")));
    assertThat(after.reserve(), lessThan(before.reserve()));
  }

  @Test
  void sharesNeverExceedTheTotalNorPartsTheShare() {
    for (int size = 1; size < 200; size += 7) {
      Map<String, Double> weights = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        weights.put("s" + i, 1 - 1.0 / (3 + i));
      }
      ErrorLedger ledger = ErrorLedger.of(1e-6, size, weights);
      BigDecimal sum = BigDecimal.ZERO;
      for (String key : weights.keySet()) {
        ErrorLedger.Share share = ledger.share(key);
        sum = sum.add(new BigDecimal(share.amount()));
        assertPartsFit(share);
      }
      assertThat(sum, lessThanOrEqualTo(new BigDecimal(1e-6)));
      assertThat(sum.doubleValue() + ledger.reserve(), closeTo(1e-6, 1e-20));
    }
  }

  private static void assertPartsFit(ErrorLedger.Share share) {
    for (int settings : new int[] {1, 3, 7, 49, 1000}) {
      BigDecimal parts =
          new BigDecimal(share.refutePerSetting(settings))
              .multiply(BigDecimal.valueOf(settings))
              .add(new BigDecimal(share.certify()))
              .add(new BigDecimal(share.confirm()));
      assertThat(parts, lessThanOrEqualTo(new BigDecimal(share.amount())));
      assertThat(parts.doubleValue(), closeTo(share.amount(), 1e-15 * share.amount()));
    }
  }

  @Test
  void accountStaysWithinTheShares() {
    ErrorAccount account = LEDGER.openAccount();
    ErrorLedger.Share share = LEDGER.share("lemma-3.as-printed");
    account.charge("lemma-3.as-printed", share.certify());
    account.charge("lemma-3.as-printed", share.amount() / 2);
    account.charge("lemma-3.as-printed", 0);
    Throwing.assertBadState("would spend", () -> account.charge("lemma-3.as-printed", 1e-30));
    account.charge("lemma-3.corrected", LEDGER.share("lemma-3.corrected").amount());
  }

  @Test
  void badInputStopsAtTheBorder() {
    ErrorAccount account = LEDGER.openAccount();
    Throwing.assertBadArgument("total", () -> ErrorLedger.of(0, 1, Map.of("a", 1.0)));
    Throwing.assertBadArgument("units", () -> ErrorLedger.of(0.1, 0, Map.of("a", 1.0)));
    Throwing.assertBadArgument("empty", () -> ErrorLedger.of(0.1, 1, Map.of()));
    for (double weight : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
      Throwing.assertBadArgument("weight of a", () -> ErrorLedger.of(0.1, 1, Map.of("a", weight)));
    }
    Throwing.assertBadArgument(
        "asks for 2.5 units of error, the pool has 2",
        () -> ErrorLedger.of(0.1, 2, Map.of("a", 1.5, "b", 1.0)));
    Throwing.assertBadArgument("no-such", () -> LEDGER.share("no-such"));
    Throwing.assertBadArgument("no-such", () -> account.charge("no-such", 0));
    Throwing.assertBadArgument("amount", () -> account.charge("lemma-3.corrected", Double.NaN));
    Throwing.assertBadArgument(
        "settings", () -> LEDGER.share("lemma-3.corrected").refutePerSetting(0));
    Throwing.assertBadArgument("exceed", () -> new ErrorLedger.Share(0.1, 0.05, 0.05, 0.05));
    Throwing.assertBadArgument("part", () -> ErrorLedger.of(Double.MIN_VALUE, 1, Map.of("a", 1.0)));
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorLedgerTest {
  private static final ErrorLedger LEDGER =
      ErrorLedger.of(1e-6, Map.of("lemma-3.as-printed", 1.0, "lemma-3.corrected", 3.0));

  @Test
  void sharesAreInProportionToWeights() {
    assertThat(LEDGER.share("lemma-3.as-printed").amount(), closeTo(2.5e-7, 1e-20));
    assertThat(LEDGER.share("lemma-3.corrected").amount(), closeTo(7.5e-7, 1e-20));
    assertThat(LEDGER.total(), is(1e-6));
    assertThat(LEDGER.toString().startsWith("1.0E-6: lemma-3.as-printed 2."), is(true));
  }

  @Test
  void sharesNeverExceedTheTotalNorPartsTheShare() {
    for (int size = 1; size < 200; size += 7) {
      Map<String, Double> weights = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        weights.put("s" + i, 1 / (1.0 + i));
      }
      ErrorLedger ledger = ErrorLedger.of(1e-6, weights);
      BigDecimal sum = BigDecimal.ZERO;
      for (ErrorLedger.Share share : ledger.shares().values()) {
        sum = sum.add(new BigDecimal(share.amount()));
        assertPartsFit(share);
      }
      assertThat(sum, lessThanOrEqualTo(new BigDecimal(1e-6)));
      assertThat(sum.doubleValue(), closeTo(1e-6, 1e-19));
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
  void orderOfTheCatalogueDoesNotMatter() {
    List<ErrorLedger.Entry> entries =
        new ArrayList<>(
            IntStream.range(0, 50)
                .mapToObj(i -> new ErrorLedger.Entry("k" + i, 0.1 * (i + 1)))
                .toList());
    ErrorLedger forward = ErrorLedger.of(1e-6, entries);
    java.util.Collections.reverse(entries);
    assertThat(ErrorLedger.of(1e-6, entries).shares(), is(forward.shares()));
  }

  @Test
  void looksAddUpToTheError() {
    double sum = 0;
    for (int look = 1; look <= 1_000_000; look++) {
      sum += ErrorLedger.look(0.01, look);
    }
    assertThat(sum, closeTo(0.01 * (1 - 1 / 1_000_001.0), 1e-14));
    Throwing.assertBadArgument("look", () -> ErrorLedger.look(0.01, 0));
    Throwing.assertBadArgument("error", () -> ErrorLedger.look(0, 1));
  }

  @Test
  void accountIsTheSameInAnyOrder() {
    List<ErrorAccount.Charge> charges = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      String key = i % 2 == 0 ? "lemma-3.as-printed" : "lemma-3.corrected";
      charges.add(new ErrorAccount.Charge(key, 1e-9 / i, "setting " + i % 5));
    }
    ErrorAccount one = LEDGER.openAccount();
    charges.forEach(c -> one.charge(c.key(), c.amount(), c.what()));
    java.util.Collections.reverse(charges);
    ErrorAccount other = LEDGER.openAccount();
    charges.forEach(c -> other.charge(c.key(), c.amount(), c.what()));
    assertThat(one.spent(), is(other.spent()));
    assertThat(one.charges(), is(other.charges()));
    assertThat(one.spent("lemma-3.corrected"), is(other.spent("lemma-3.corrected")));
    assertThat(one.spent(), lessThanOrEqualTo(1e-6));
  }

  @Test
  void accountStaysWithinTheShares() {
    ErrorAccount account = LEDGER.openAccount();
    ErrorLedger.Share share = LEDGER.share("lemma-3.as-printed");
    account.charge("lemma-3.as-printed", share.certify(), "certify");
    account.charge("lemma-3.as-printed", share.amount() / 2, "refute and confirm");
    account.charge("lemma-3.as-printed", 0, "counted exactly");
    assertThat(account.spent("lemma-3.as-printed"), is(share.amount()));
    Throwing.assertBadState(
        "one more", () -> account.charge("lemma-3.as-printed", 1e-30, "one more"));
    assertThat(account.spent(), is(share.amount()));
    assertThat(account.spent("lemma-3.corrected"), is(0.0));
    assertThat(
        account.charges().stream().map(ErrorAccount.Charge::what).toList(),
        contains("certify", "counted exactly", "refute and confirm"));
  }

  @Test
  void badInputStopsAtTheBorder() {
    ErrorAccount account = LEDGER.openAccount();
    Throwing.assertBadArgument("total", () -> ErrorLedger.of(0, Map.of("a", 1.0)));
    Throwing.assertBadArgument("empty", () -> ErrorLedger.of(0.1, Map.of()));
    Throwing.assertBadArgument("weight of a", () -> ErrorLedger.of(0.1, Map.of("a", 0.0)));
    Throwing.assertBadArgument("weight of a", () -> ErrorLedger.of(0.1, Map.of("a", Double.NaN)));
    Throwing.assertBadArgument(
        "weight of a", () -> ErrorLedger.of(0.1, Map.of("a", Double.POSITIVE_INFINITY)));
    ErrorLedger.Entry entry = new ErrorLedger.Entry("a", 1);
    Throwing.assertBadArgument("twice", () -> ErrorLedger.of(0.1, List.of(entry, entry)));
    Throwing.assertBadArgument("no-such", () -> LEDGER.share("no-such"));
    Throwing.assertBadArgument("no-such", () -> account.charge("no-such", 0, "x"));
    Throwing.assertBadArgument("no-such", () -> account.spent("no-such"));
    Throwing.assertBadArgument(
        "amount", () -> account.charge("lemma-3.corrected", Double.NaN, "x"));
    Throwing.assertBadArgument(
        "settings", () -> LEDGER.share("lemma-3.corrected").refutePerSetting(0));
    Throwing.assertBadArgument("exceed", () -> new ErrorLedger.Share(0.1, 0.05, 0.05, 0.05));
    Throwing.assertBadArgument("part", () -> ErrorLedger.of(Double.MIN_VALUE, Map.of("a", 1.0)));
  }
}

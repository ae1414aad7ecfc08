package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Amount;
import twophase.kit.bench.Chance;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.BadLuck;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.inference.MeanClaim;
import twophase.kit.inference.Patience;
import twophase.kit.inference.ProbabilityClaim;
import twophase.kit.number.Interval;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.FormId;
import twophase.toys.ToyTheory;

/** What bad luck may do is added up over what a catalogue draws. */
class SecondErrorTest {
  private static final String CARD =
      """
      ---
      id: coin
      title: A coin
      source: our own
      line: a coin shows heads
      formula: 1 = 1
      statistic: how often
      constants:
        half: {is: 0.5, because: "of a coin that is bent"}
        bound: {is: 0.4, because: "of a number below 1"}
      domains:
        coins:
          draw:
            sides: {from: 2, to: 9}
          first:
            - {sides: 2}
            - {sides: 9}
      forms:
        - form: sharp.often
          claim: heads come often
          expected: HOLDS
          because: it is bent
          domain: coins
          probability: half
          effort: {settings: [1, 4, 20], trials: [60, 80, 400]}
          luck: {by: pilots, used: 0.2, settings: 10, runs: 100}
        - form: sharp.seldom
          claim: tails come often
          expected: REFUTED
          because: it is bent
          domain: coins
          probability: half
          effort: {settings: [1, 4, 20], trials: [60, 80, 400]}
          luck: {by: law, used: 1.8, because: "heads come in nine of ten"}
        - form: sharp.both
          claim: heads come as often as they should
          expected: HOLDS
          because: it is bent like that
          domain: coins
          effort: {settings: [2, 2, 2], trials: [400, 400, 400]}
          luck: {by: law, used: 0, because: "the law is the middle"}
        - form: sharp.mean
          claim: it lies low
          expected: HOLDS
          because: it does
          domain: coins
          effort: {settings: [2, 2, 2], trials: [400, 400, 400]}
          luck: {by: law, used: 0.25, because: "its mean is known"}
        - form: sharp.chance
          claim: it fails seldom
          expected: REFUTED
          because: it fails always
          domain: coins
          probability: half
          effort: {settings: [2, 2, 2], trials: [400, 400, 400]}
          luck: {by: law, used: 1.5, because: "each run leaves that much"}
        - form: sharp.tail
          claim: it is no more than {{bound}}
          expected: HOLDS
          because: it is small
          domain: coins
          effort: {settings: [1, 4, 20]}
          luck: {by: tail, chance: 1.0e-9, because: "a tail"}
        - form: sharp.sure
          claim: it is no more than {{bound}}
          expected: HOLDS
          because: it is small
          domain: coins
          effort: {settings: [1, 4, 20]}
          luck: {by: sure, because: "no draw can pass it"}
        - form: sharp.untold
          claim: it is no more than {{bound}}
          expected: HOLDS
          because: it is small
          domain: coins
          effort: {settings: [1, 4, 20]}
      ---
      All is said.
      """;

  record Coin(int sides) {}

  /** Properties of a coin; nobody tosses it here. */
  @StatementId("coin")
  public static class Coins {
    @Form("sharp.often")
    Event often(@ForAll Coin coin, Trial trial) {
      return Event.that(true);
    }

    @Form("sharp.seldom")
    Event seldom(@ForAll Coin coin, Trial trial) {
      return Event.that(false);
    }

    @Form("sharp.both")
    Event both(@ForAll Coin coin, Trial trial) {
      return Event.that(true);
    }

    @Promise("sharp.both")
    static Interval between(Coin coin, CardNumbers card) {
      return Interval.of(0.6, 0.9);
    }

    @Form("sharp.mean")
    Amount mean(@ForAll Coin coin, Trial trial) {
      return Amount.atMost(trial.card().number("bound"), 0.1, 0, 1);
    }

    @Form("sharp.chance")
    Chance chance(@ForAll Coin coin, Trial trial) {
      return Chance.ofFailure(1, 1);
    }

    @Form("sharp.tail")
    Measurement tail(@ForAll Coin coin, Trial trial) {
      return new Measurement(0, trial.card().number("bound"), "");
    }

    @Form("sharp.sure")
    Measurement sure(@ForAll Coin coin, Trial trial) {
      return new Measurement(0, trial.card().number("bound"), "");
    }

    @Form("sharp.untold")
    Measurement untold(@ForAll Coin coin, Trial trial) {
      return new Measurement(0, trial.card().number("bound"), "");
    }
  }

  private static BadLuck of(Catalogue catalogue, Profile profile, String... forms) {
    return catalogue.badLuck(
        Stream.of(forms).map(form -> new FormId("coin", form)).toList(), profile);
  }

  private static Catalogue catalogue(Path folder, String card) throws IOException {
    return ToyTheory.of(Coins.class).with("coin", card, folder);
  }

  private static ProbabilityClaim claim(Catalogue catalogue, String form, int settings) {
    ErrorLedger.Share share = catalogue.ledger().share("coin." + form);
    return ProbabilityClaim.atLeast(0.5)
        .withErrors(share.certify(), share.refutePerSetting(settings));
  }

  @Test
  void whatIsToHoldMayFailAtEachSettingThatIsDrawn(@TempDir Path folder) throws IOException {
    Catalogue catalogue = catalogue(folder, CARD);
    double one =
        Patience.notCertified(claim(catalogue, "sharp.often", 4).withBudget(80), 1 - 0.2 * 0.5);
    BadLuck found = of(catalogue, Profile.STANDARD, "sharp.often");
    assertThat(found.piloted(), closeTo(4 * one, 1e-12));
    assertThat(one, allOf(greaterThan(1e-6), lessThan(0.25)));
    assertThat(found.computed(), equalTo(0.0));
    assertThat(
        of(catalogue, Profile.DEEP, "sharp.often").piloted(), lessThan(found.piloted() / 1e6));
  }

  @Test
  void whatIsToBeRefutedIsSoByOneOfItsListedSettings(@TempDir Path folder) throws IOException {
    Catalogue catalogue = catalogue(folder, CARD);
    double one =
        Patience.notRefuted(claim(catalogue, "sharp.seldom", 4).withBudget(80), 1 - 1.8 * 0.5);
    assertThat(of(catalogue, Profile.STANDARD, "sharp.seldom").computed(), closeTo(one, 1e-15));
  }

  @Test
  void aFrequencyBetweenTwoNumbersMayMissEither(@TempDir Path folder) throws IOException {
    Catalogue catalogue = catalogue(folder, CARD);
    ErrorLedger.Share share = catalogue.ledger().share("coin.sharp.both");
    double refute = share.refutePerSetting(2) / 2;
    double below =
        Patience.notCertified(
            ProbabilityClaim.atLeast(0.6).withErrors(share.certify(), refute).withBudget(400),
            0.75);
    double above =
        Patience.notCertified(
            ProbabilityClaim.atLeast(1 - 0.9).withErrors(share.certify(), refute).withBudget(400),
            0.25);
    assertThat(
        of(catalogue, Profile.QUICK, "sharp.both").computed(),
        closeTo(Math.min(1, 2 * (below + above)), 1e-9));
  }

  @Test
  void ofAMeanOneTrialTellsWhatIsClaimed(@TempDir Path folder) throws IOException {
    Catalogue catalogue = catalogue(folder, CARD);
    ErrorLedger.Share share = catalogue.ledger().share("coin.sharp.mean");
    double one =
        Patience.notCertified(
            MeanClaim.atMost(0.4, 0, 1)
                .withErrors(share.certify(), share.refutePerSetting(2))
                .withBudget(400),
            0.25 * 0.4);
    assertThat(of(catalogue, Profile.QUICK, "sharp.mean").computed(), closeTo(2 * one, 1e-12));
  }

  @Test
  void chancesThatEachRunLeavesRefuteForSure(@TempDir Path folder) throws IOException {
    assertThat(of(catalogue(folder, CARD), Profile.QUICK, "sharp.chance"), equalTo(BadLuck.NONE));
    Catalogue near = catalogue(folder, CARD.replace("used: 1.5", "used: 1.01"));
    assertThat(of(near, Profile.QUICK, "sharp.chance").computed(), equalTo(1.0));
  }

  @Test
  void tailsAreAddedAndWhatIsSureIsNot(@TempDir Path folder) throws IOException {
    Catalogue catalogue = catalogue(folder, CARD);
    BadLuck found = of(catalogue, Profile.DEEP, "sharp.tail", "sharp.sure", "sharp.untold");
    assertThat(found, equalTo(new BadLuck(20 * 1e-9, 0, 1)));
    Catalogue scatter =
        catalogue(
            folder,
            CARD.replace(
                "by: tail, chance: 1.0e-9", "by: pilots, chance: 1.0e-9, settings: 3, runs: 50"));
    assertThat(of(scatter, Profile.DEEP, "sharp.tail"), equalTo(BadLuck.piloted(20 * 1e-9)));
    assertThat(found.words(), containsString("1 form does not tell"));
  }

  @Test
  void whatDoesNotGoWithItsFormIsRefused(@TempDir Path folder) {
    refused(folder, "used: 0.2", "used: 1.2", "`used: 1.2`, and is expected to be HOLDS");
    refused(folder, "used: 1.8", "used: 0.8", "`used: 0.8`, and is expected to be REFUTED");
    refused(folder, "by: sure, because", "by: law, used: 0, because", "no trials decide it");
    refused(
        folder,
        "by: pilots, used: 0.2, settings: 10, runs: 100",
        "by: tail, chance: 0.1, because: x",
        "trials decide it: `used` is wanted");
    refused(
        folder,
        "  because: it is small\n    domain: coins\n    effort: {settings: [1, 4, 20]}\n    luck: {by: sure",
        "  because: it is small\n    domain: coins\n    effort: {settings: [1, 4, 20]}\n    luck: {by: law, used: 0",
        "no trials decide it");
    refused(
        folder,
        "    first:",
        "    deep:\n      sides: {from: 2, to: 99}\n    first:",
        "`sharp.often` has a `luck` by pilots, which were drawn from less than the `deep` of its domain");
  }

  private static void refused(Path folder, String text, String other, String words) {
    assertThat(
        assertThrows(BadInputException.class, () -> catalogue(folder, CARD.replace(text, other)))
            .getMessage(),
        containsString(words));
  }
}

package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Trial;
import twophase.toys.ToyTheory;

/** Whether a number that does nothing is found among numbers that do something. */
class CardNumberTrialTest {
  private static final String CARD =
      """
      ---
      id: coin
      title: A coin
      source: our own
      line: heads come up often enough, and weigh what they weigh
      formula: P(heads) = 1/2
      statistic: the weight
      constants:
        often: {is: 0.25, because: "half, less a slack"}
        heads: {is: 0.5, because: "below it a draw is heads"}
        weight: {is: 1.5, because: "what a coin weighs at the most"}
        spare: {is: 7, because: "asked for, and multiplied by 0"}
        told: {is: 3, because: "quoted in the claim, and nowhere else"}
      domains:
        coins:
          draw:
            size: {from: 1, to: 9}
          first:
            - {size: 12}
      forms:
        - form: sharp.heads
          claim: "heads come up {{told}} times"
          expected: HOLDS
          because: it is a coin
          domain: coins
          probability: often
          effort: {settings: [1, 2, 3], trials: [100, 200, 300], shrinks: [1, 2, 3], weight: 0.5}
          without:
            - {hypothesis: "a coin of some size", setting: {size: 30}}
        - form: sharp.weight
          claim: a coin weighs no more than {{weight}}
          expected: HOLDS
          because: it is light
          domain: coins
          effort: {settings: [1, 2, 3]}
          kept:
            - {size: 11}
            - "coin:sharp.weight:quick:5:2:failed:size=10"
      ---
      All is said.
      """;

  record Coin(int size) {}

  /** Properties of a coin. */
  @StatementId("coin")
  static class Coins {
    @Form("sharp.heads")
    Event heads(@ForAll Coin coin, Trial trial) {
      return Event.that(trial.seeds().stream().uniform() < trial.card().number("heads"));
    }

    @Form("sharp.weight")
    Measurement weight(@ForAll Coin coin, Trial trial) {
      double spare = 0 * trial.card().number("spare");
      return new Measurement(
          1.0 / coin.size() + spare, trial.card().number("weight"), "the weight of a coin");
    }
  }

  /** The same without the number that does nothing. */
  @StatementId("coin")
  static class SoundCoins {
    @Form("sharp.heads")
    Event heads(@ForAll Coin coin, Trial trial) {
      return new Coins().heads(coin, trial);
    }

    @Form("sharp.weight")
    Measurement weight(@ForAll Coin coin, Trial trial) {
      double weight = 1.0 / coin.size() + trial.seeds().stream().uniform() / 100;
      return new Measurement(weight, trial.card().number("weight"), "the weight of a coin");
    }
  }

  /** Nobody is asked. */
  private record Nobody(String name, String version) implements Simulator {}

  private static CardNumberTrial trial(Class<?> type, Path folder, String card) throws IOException {
    Catalogue catalogue = ToyTheory.of(type).with("coin", card, folder);
    return new CardNumberTrial(catalogue, "coin", card, () -> new Nobody("nobody", "1"));
  }

  @Test
  void whatDoesNothingIsFound(@TempDir Path folder) throws IOException {
    CardNumberTrial trial = trial(Coins.class, folder, CARD);
    assertThat(trial.numbers().size(), equalTo(26));
    assertThat(trial.ignored(), contains("/constants/spare/is", "/constants/told/is"));
  }

  @Test
  void nothingIsFoundWhereAllCounts(@TempDir Path folder) throws IOException {
    String sound =
        CARD.replaceAll(" {2}(spare|told): .*\\n", "").replace("{{told}} times", "often");
    assertThat(sound.contains("told"), equalTo(false));
    assertThat(trial(SoundCoins.class, folder, sound).ignored(), empty());
  }
}

package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;

class BothSidesTest {
  private static final Terms TERMS = new Terms(1e-6, 1e-6, 5000);
  private static final Token TOKEN =
      new Token(new FormId("toy", "sharp"), "quick", 0, 0, 0, "held", Setting.parse("m=1"));

  private static Tally<Seen> counted(double low, double high) {
    Allowance allowance = Allowance.between(low, high);
    return new BothSides<>(
        new ShareTally("number", allowance, TERMS.ofOneSide()),
        new ShareTally(
            "number", Allowance.seen(1 - allowance.atMost().getAsDouble()), TERMS.ofOneSide()),
        Seen::opposite);
  }

  private static Tally<Chance> weighed(double low, double high) {
    return new BothSides<>(
        new ChanceTally(Allowance.seen(low), TERMS.ofOneSide()),
        new ChanceTally(Allowance.seen(1 - high), TERMS.ofOneSide()),
        Chance::opposite);
  }

  private static <T> CaseFinding decided(Tally<T> tally, Supplier<T> trial) {
    while (tally.undecided()) {
      tally.take(trial.get());
    }
    return tally.finding(TOKEN);
  }

  private static Supplier<Seen> coin(double heads, String name) {
    RandomStream stream = SeedTree.root(3).child(name).stream();
    return () -> Seen.of(Event.that(stream.uniform() < heads));
  }

  @Test
  void aFrequencyBetweenItsSidesHolds() {
    Tally<Seen> tally = counted(0.2, 0.45);
    CaseFinding found = decided(tally, coin(0.3, "between"));
    assertThat(found.outcome(), equalTo(Outcome.HELD));
    long told = found.decided().orElseThrow().by().trials();
    assertThat("told by the side that took longest", told, equalTo(tally.trials()));
  }

  @Test
  void aFrequencyBeyondASideIsRefuted() {
    CaseFinding rare = decided(counted(0.4, 0.6), coin(0.2, "rare"));
    assertThat(rare.outcome(), equalTo(Outcome.FAILED));
    assertThat(rare.words(), not(startsWith("the opposite")));
    assertThat(rare.bound(), equalTo(0.4));
    CaseFinding often = decided(counted(0.4, 0.6), coin(0.8, "often"));
    assertThat(often.outcome(), equalTo(Outcome.FAILED));
    assertThat(often.words(), startsWith("the opposite held in "));
    assertThat(often.bound(), equalTo(0.4));
  }

  @Test
  void oneOpenSideLeavesItOpen() {
    Tally<Seen> tally = counted(0.3, 0.9);
    CaseFinding found = decided(tally, coin(0.3, "at a side"));
    assertThat(found.outcome(), equalTo(Outcome.UNDECIDED));
    assertThat(tally.trials(), equalTo(TERMS.trials()));
  }

  @Test
  void aSideThatClaimsNothingLeavesTheOther() {
    assertThat(decided(counted(-0.1, 0.1), coin(0.01, "low")).outcome(), equalTo(Outcome.HELD));
    assertThat(decided(counted(-0.1, 0.1), coin(0.5, "half")).outcome(), equalTo(Outcome.FAILED));
    assertThat(decided(counted(-1, 2), coin(0.5, "any")).outcome(), equalTo(Outcome.VACUOUS));
  }

  /** With its chances in brackets, and far fewer runs than counting takes. */
  @Test
  void chancesHaveTwoSidesToo() {
    Supplier<Chance> run = () -> Chance.ofFailure(0.69, 0.71);
    Tally<Chance> chances = weighed(0.2, 0.4);
    assertThat(decided(chances, run).outcome(), equalTo(Outcome.HELD));
    Tally<Seen> counts = counted(0.2, 0.4);
    assertThat(decided(counts, coin(0.3, "counted")).outcome(), equalTo(Outcome.HELD));
    assertThat(chances.trials(), lessThan(counts.trials() / 2));
    assertThat(decided(weighed(0.4, 0.6), run).outcome(), equalTo(Outcome.FAILED));
    assertThat(decided(weighed(0.1, 0.2), run).outcome(), equalTo(Outcome.FAILED));
  }

  @Test
  void eachSidePaysHalfOfARefutation() {
    assertThat(TERMS.ofOneSide().refute(), equalTo(TERMS.refute() / 2));
    assertThat(TERMS.ofOneSide().certify(), equalTo(TERMS.certify()));
    assertThat(Allowance.between(0.1, 0.3).atMost(), equalTo(OptionalDouble.of(0.3)));
  }
}

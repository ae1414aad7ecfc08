package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.EvidencePath;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Necessity;
import twophase.kit.evidence.Quantity;
import twophase.kit.evidence.SettingCurves;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.Sweep;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.number.Interval;
import twophase.kit.statement.CardReader;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;

class BenchTest {
  static final FormId FORM = new FormId("toy", "as-printed");
  static final FormId DENIED = new FormId("toy", "sharp");
  static final Effort CHANCE = new Effort(4, 2000, 3, true);
  private static final Effort NO_CHANCE = new Effort(4, 1, 3, false);
  private static final double SHARE = 1e-6;

  private static final String CARD =
      """
      ---
      id: toy
      title: A toy
      source: nowhere
      line: a line
      formula: a = b
      statistic: the toy's defect
      constants:
        points: {is: 3, because: "three are enough"}
      assumes: [A1]
      forms:
        - form: as-printed
          claim: a claim
          expected: HOLDS
          because: why
        - form: sharp
          claim: a claim
          expected: REFUTED
          because: why
      ---
      body
      """;

  /** A hypothesis that small toys do not meet, and a limit that some are beyond. */
  private static final Conditions CONDITIONS =
      new Conditions(
          List.of(
              new Hypothesis(
                  "A1", "m > 1", "", "", at -> m(at) > 1 ? Hypothesis.Met.YES : Hypothesis.Met.NO)),
          List.of(
              new Caution(
                  new Limit("stability limit", "k s", 1, "runs there may diverge"),
                  at -> OptionalDouble.of(m(at) == 7 ? 2.5 : 0.5))),
          Optional.empty());

  private static int m(Record at) {
    return ((At) at).m();
  }

  private final Workers workers = new Workers(2);

  @AfterEach
  void close() {
    workers.close();
  }

  private Session session(long seed) {
    return session(seed, workers);
  }

  /** Somebody else's simulator. */
  private static final Simulator FOREIGN =
      new Simulator() {
        @Override
        public String name() {
          return "foreign";
        }

        @Override
        public String version() {
          return "1";
        }
      };

  /** A run of toys. */
  static Session session(long seed, Workers workers) {
    return new Session(
        new Task(
            seed,
            Profile.QUICK,
            FOREIGN,
            ErrorLedger.of(2 * SHARE, 1, Map.of(FORM.toString(), 0.5, DENIED.toString(), 0.5)),
            Map.of("toy", CardReader.parse("toy", "toy.md", CARD, Map.of())),
            CONDITIONS,
            false),
        Means.of(workers));
  }

  private static Setting at(int m) {
    return Setting.parse("m=" + m);
  }

  /** The setting as a property class has it. */
  record At(int m) {}

  private static CaseFinding test(
      OpenBench bench, Setting setting, Class<?> kind, double p, Function<Trial, Object> look) {
    return bench.test(setting.as(At.class), new Claim(kind, () -> Allowance.seen(p), look));
  }

  private static CaseFinding measure(
      OpenBench bench, Setting setting, Function<Trial, Measurement> look) {
    return test(bench, setting, Measurement.class, Double.NaN, look::apply);
  }

  private static CaseFinding probabilityAtLeast(
      OpenBench bench, Setting setting, double p, Predicate<Trial> outcome) {
    return test(bench, setting, Event.class, p, trial -> Event.that(outcome.test(trial)));
  }

  private static FormFinding close(OpenBench bench) {
    return bench.close(Optional.empty(), Optional.empty());
  }

  /** A coin that shows heads with probability p. */
  private static Predicate<Trial> coin(double p) {
    return trial -> trial.seeds().stream().uniform() < p;
  }

  @Test
  void aClaimThatStandsHolds() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding first = probabilityAtLeast(bench, at(1), 0.8, coin(0.95));
    CaseFinding second = probabilityAtLeast(bench, at(2), 0.8, coin(1));
    FormFinding finding = close(bench);
    assertThat(first.outcome(), equalTo(Outcome.HELD));
    assertThat(second.observed(), equalTo(1.0));
    assertThat(finding.verdict(), equalTo(Verdict.HOLDS));
    assertThat(finding.standing(), equalTo(Standing.AS_EXPECTED));
    assertThat(finding.grade(), equalTo(Grade.STATISTICAL));
    assertThat(finding.cases(), equalTo(2L));
    assertThat(finding.trials(), equalTo(first.token().trials() + second.token().trials()));
    assertThat("half of the share", finding.errorProbability(), closeTo(SHARE / 2, 1e-20));
    assertThat(finding.detectable(), hasItem(containsString("lower than claimed by")));
    assertThat(finding.domain(), equalTo("m 1..2"));
    assertThat(finding.settings().size(), equalTo(2));
    assertThat(
        "the one nearest to its bound", finding.measure().orElseThrow().estimate(), lessThan(1.0));
    for (SettingFinding setting : finding.settings()) {
      assertThat(setting.anytime().low(), lessThan(setting.clopperPearson().orElseThrow().low()));
      assertThat(
          setting.clopperPearson().orElseThrow().high(), greaterThan(setting.observed() - 1e-12));
    }
  }

  @Test
  void aClaimThatFailsIsRefutedAndItsCounterexampleConfirmed() {
    Session session = session(0);
    OpenBench bench = session.open(FORM, CHANCE);
    CaseFinding large = probabilityAtLeast(bench, at(9), 0.8, coin(0.3));
    CaseFinding small = probabilityAtLeast(bench, at(2), 0.8, coin(0.3));
    FormFinding finding = bench.close(Optional.of(at(2)), Optional.empty());
    assertThat(large.failed(), equalTo(true));
    assertThat(small.failed(), equalTo(true));
    assertThat(finding.verdict(), equalTo(Verdict.REFUTED));
    assertThat(finding.standing(), equalTo(Standing.DIFFERS));
    Token token = finding.counterexample().orElseThrow().token();
    assertThat(token.setting(), equalTo(at(2)));
    assertThat("fresh trials", token.firstTrial(), equalTo(OpenBench.FIRST_CONFIRMATION));
    assertThat("the other half", finding.errorProbability(), closeTo(SHARE / 2, 1e-20));
    assertThat("one was drawn, one was shrunk", finding.cases(), equalTo(1L));
  }

  /** A setting that failed by luck fails no more on fresh trials: the first failure is shown. */
  @Test
  void aLuckyShrinkIsNotShown() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(bench, at(9), 0.8, coin(0.3));
    probabilityAtLeast(bench, at(2), 0.8, trial -> trial.number() >= OpenBench.FIRST_CONFIRMATION);
    FormFinding finding = bench.close(Optional.of(at(2)), Optional.empty());
    assertThat(finding.verdict(), equalTo(Verdict.REFUTED));
    assertThat(finding.counterexample().orElseThrow().token().setting(), equalTo(at(9)));
    assertThat(finding.notes(), hasItem(containsString("not confirmed on fresh trials")));
  }

  @Test
  void aTruthAtTheBoundIsInconclusive() {
    OpenBench bench = session(1).open(FORM, CHANCE);
    CaseFinding found = probabilityAtLeast(bench, at(1), 0.8, coin(0.8));
    assertThat(found.outcome(), equalTo(Outcome.UNDECIDED));
    assertThat(found.token().trials(), equalTo(2000L));
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(finding.errorProbability(), equalTo(0.0));
    assertThat(finding.measured(), containsString("undecided at m=1"));
  }

  @Test
  void anEmptyBoundIsVacuousAndCostsNoTrial() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(
        bench,
        at(1),
        0,
        trial -> {
          throw new IllegalStateException("no trial is wanted");
        });
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.VACUOUS));
    assertThat(finding.trials(), equalTo(0L));
  }

  @Test
  void vacuousSettingsDoNotHideWhatHolds() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(bench, at(1), -1, coin(1));
    probabilityAtLeast(bench, at(2), 0.5, coin(1));
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.HOLDS));
    assertThat(finding.notes(), hasItem("the bound says nothing at 1 of 2 settings"));
  }

  @Test
  void nothingTestedIsInconclusive() {
    FormFinding finding = close(session(0).open(FORM, CHANCE));
    assertThat(finding.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(finding.measured(), containsString("no case was tested"));
  }

  @Test
  void aBrokenCheckIsInconclusiveWhateverCameBefore() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(bench, at(1), 0.5, coin(1));
    assertThrows(
        IllegalStateException.class,
        () ->
            probabilityAtLeast(
                bench,
                at(2),
                0.5,
                trial -> {
                  throw new IllegalStateException("boom");
                }));
    FormFinding finding = bench.close(Optional.empty(), Optional.of("boom"));
    assertThat(finding.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(finding.broken(), equalTo(Optional.of("boom")));
    assertThat(finding.standing(), equalTo(Standing.BROKEN));
    assertThat(finding.counterexample(), equalTo(Optional.empty()));
  }

  @Test
  void measurementsAreComparedWithTheirBound() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    measure(bench, at(1), trial -> new Measurement(0, 0, "nothing"));
    measure(bench, at(2), trial -> new Measurement(1, 4, "a quarter"));
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.HOLDS));
    assertThat(finding.grade(), equalTo(Grade.NUMERICAL));
    assertThat(finding.tightness().getAsDouble(), equalTo(0.25));
    assertThat(finding.measured(), equalTo("the toy's defect: at most 0.25 of its bound"));
    assertThat(finding.errorProbability(), equalTo(0.0));
  }

  @Test
  void aMeasurementBeyondItsBoundRefutes() {
    OpenBench bench = session(5).open(FORM, NO_CHANCE);
    CaseFinding found = measure(bench, at(1), trial -> new Measurement(5, 4, "too much"));
    assertThat(found.failed(), equalTo(true));
    FormFinding finding = bench.close(Optional.of(at(1)), Optional.empty());
    assertThat(finding.verdict(), equalTo(Verdict.REFUTED));
    assertThat(
        finding.counterexample().orElseThrow().token().toString(),
        equalTo("toy:as-printed:quick@2e-6:5:0:failed:m=1"));
    assertThat(finding.measured(), equalTo("too much"));
  }

  @Test
  void notANumberIsNeverAFinding() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    assertThrows(
        IllegalStateException.class,
        () -> measure(bench, at(1), trial -> new Measurement(Double.NaN, 1, "")));
    OpenBench other = session(0).open(FORM, NO_CHANCE);
    assertThrows(
        IllegalStateException.class,
        () -> measure(other, at(1), trial -> new Measurement(1, Double.NaN, "")));
  }

  @Test
  void whatBrokeOnceIsNotTriedAgain() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    assertThrows(
        IllegalStateException.class,
        () ->
            measure(
                bench,
                at(9),
                trial -> {
                  throw new IllegalStateException("it broke");
                }));
    CaseFinding smaller = measure(bench, at(1), trial -> new Measurement(5, 4, "too much"));
    assertThat(smaller.outcome(), equalTo(Outcome.UNDECIDED));
    FormFinding finding = bench.close(Optional.of(at(9)), Optional.of("it broke"));
    assertThat(finding.verdict(), equalTo(Verdict.INCONCLUSIVE));
    assertThat(finding.broken(), equalTo(Optional.of("it broke")));
  }

  @Test
  void whatTheSimulatorDoesNotOfferIsLeftOut() {
    OpenBench some = session(0).open(FORM, CHANCE);
    CaseFinding left = probabilityAtLeast(some, at(1), 0.5, notOffered());
    probabilityAtLeast(some, at(2), 0.5, coin(1));
    FormFinding finding = close(some);
    assertThat(left.outcome(), equalTo(Outcome.NOT_OFFERED));
    assertThat(finding.verdict(), equalTo(Verdict.HOLDS));
    assertThat(finding.notes(), hasItem(containsString("1 of 2 settings were left out")));
    assertThat("what was left out is no case", finding.cases(), equalTo(1L));
    assertThat(left.trials(), equalTo(0L));
    assertThat("nor a trial", finding.trials(), equalTo(finding.settings().get(0).trials()));
    assertThat("nor a part of the domain", finding.domain(), equalTo("m 2"));

    OpenBench none = session(0).open(FORM, CHANCE);
    probabilityAtLeast(none, at(1), 0.5, notOffered());
    FormFinding nothing = close(none);
    assertThat(nothing.verdict(), equalTo(Verdict.NOT_OFFERED));
    assertThat(nothing.asked(), equalTo(false));
    assertThat(nothing.cases() + nothing.trials(), equalTo(0L));
    assertThat("nothing was expected", nothing.standing(), equalTo(Standing.NOT_OFFERED));
    assertThat(nothing.measured(), containsString("does not offer the rule sam"));
  }

  /** Where a counterexample is expected, it may be at the setting that was left out. */
  @Test
  void whatIsNotOfferedMayHoldTheCounterexample() {
    OpenBench some = session(0).open(DENIED, CHANCE);
    probabilityAtLeast(some, at(1), 0.5, notOffered());
    probabilityAtLeast(some, at(2), 0.5, coin(1));
    FormFinding open = close(some);
    assertThat(open.verdict(), equalTo(Verdict.NOT_OFFERED));
    assertThat(open.standing(), equalTo(Standing.NOT_OFFERED));

    OpenBench met = session(0).open(DENIED, CHANCE);
    probabilityAtLeast(met, at(1), 0.5, notOffered());
    probabilityAtLeast(met, at(2), 0.5, coin(0));
    FormFinding refuted = close(met);
    assertThat(refuted.verdict(), equalTo(Verdict.REFUTED));
    assertThat(refuted.standing(), equalTo(Standing.AS_EXPECTED));

    OpenBench all = session(0).open(DENIED, CHANCE);
    probabilityAtLeast(all, at(2), 0.5, coin(1));
    assertThat(close(all).standing(), equalTo(Standing.DIFFERS));
  }

  /** What the suite's own draws decide says nothing of a simulator that offers nothing else. */
  @Test
  void theSimulatorIsAskedWhereARunOfItCounts() {
    OpenBench mixed = session(0).open(FORM, CHANCE);
    probabilityAtLeast(mixed, at(1), 0.5, notOffered());
    probabilityAtLeast(mixed, at(2), 0.5, coin(1));
    assertThat(close(mixed).asked(), equalTo(false));

    OpenBench run = session(0).open(FORM, CHANCE);
    probabilityAtLeast(run, at(1), 0.5, trial -> trial.simulator(Simulator.class).own());
    assertThat(close(run).asked(), equalTo(true));
  }

  private static Predicate<Trial> notOffered() {
    return trial -> {
      trial.simulator(Simulator.class);
      throw new NotOffered("the rule sam");
    };
  }

  @Test
  void identitiesAreExact() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    test(bench, at(1), Vanishing.class, 0, trial -> new Vanishing(true, 1e-5));
    FormFinding finding = close(bench);
    assertThat(finding.grade(), equalTo(Grade.EXACT));
    assertThat(finding.trials(), equalTo(3L));
    assertThat(finding.errorProbability(), closeTo(1e-15, 1e-25));
  }

  @Test
  void anIdentityThatFailsSomewhereIsRefutedThere() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    CaseFinding found =
        test(bench, at(1), Vanishing.class, 0, trial -> new Vanishing(trial.number() != 2, 1e-5));
    assertThat(found.failed(), equalTo(true));
    assertThat(found.token().firstTrial(), equalTo(2L));
    assertThat(found.token().lastTrial(), equalTo(2L));
  }

  @Test
  void aSettingIsExaminedOnce() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    CaseFinding first = measure(bench, at(1), trial -> new Measurement(1, 2, "first"));
    CaseFinding again = measure(bench, at(1), trial -> new Measurement(3, 2, "second"));
    assertThat(again, equalTo(first));
    assertThat(close(bench).cases(), equalTo(1L));
  }

  @Test
  void shrinkingEndsByCount() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    for (int m = 10; m > 6; m--) {
      assertThat(measure(bench, at(m), trial -> new Measurement(1, 0, "")).failed(), equalTo(true));
    }
    CaseFinding beyond = measure(bench, at(1), trial -> new Measurement(1, 0, ""));
    assertThat(beyond.failed(), equalTo(false));
    assertThat(beyond.words(), containsString("used up"));
  }

  @Test
  void trialsDependOnSeedSettingAndNumberAlone() {
    double[] seen = new double[4];
    measure(session(3).open(FORM, NO_CHANCE), at(1), trial -> kept(seen, 0, trial));
    OpenBench other = session(3).open(FORM, NO_CHANCE);
    measure(other, at(2), trial -> kept(seen, 1, trial));
    measure(other, at(1), trial -> kept(seen, 2, trial));
    measure(session(4).open(FORM, NO_CHANCE), at(1), trial -> kept(seen, 3, trial));
    assertThat(seen[2], equalTo(seen[0]));
    assertThat(seen[1] == seen[0], equalTo(false));
    assertThat(seen[3] == seen[0], equalTo(false));
  }

  private static Measurement kept(double[] seen, int k, Trial trial) {
    seen[k] = trial.seeds().stream().uniform();
    return new Measurement(seen[k], 1, "");
  }

  @Test
  void replayTakesTheDecisionOfTheTokenAgain() {
    OpenBench bench = session(7).open(FORM, CHANCE);
    CaseFinding found = probabilityAtLeast(bench, at(9), 0.8, coin(0.3));
    OpenBench replay = session(7).replay(found.token(), FORM.toString(), CHANCE);
    probabilityAtLeast(replay, at(9), 0.8, coin(0.3));
    assertThat(replay.only().token(), equalTo(found.token()));
    assertThat(replay.only().words(), equalTo(found.words()));
    assertThat(replay.only().misses(), equalTo(found.misses()));
    assertThat(found.token().outcome(), equalTo("failed"));
    assertThat(
        found.misses().count(), equalTo(Math.round((1 - found.observed()) * found.trials())));
    assertThat(found.misses().first().size(), lessThan(21));
    assertThrows(IllegalStateException.class, () -> session(7).open(FORM, CHANCE).only());
  }

  @Test
  void hypothesesOfShrunkSettingsDoNotCount() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    measure(bench, at(2), trial -> new Measurement(1, 0, ""));
    measure(bench, at(1), trial -> new Measurement(1, 0, ""));
    FormFinding finding = close(bench);
    assertThat(finding.hypotheses().get(0).met(), equalTo("true"));
  }

  @Test
  void tightnessIsTheShareOfAllowedFailures() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found = probabilityAtLeast(bench, at(1), 0.5, coin(0.9));
    assertThat(found.tightness().getAsDouble(), closeTo((1 - found.observed()) / 0.5, 1e-12));
    assertThat(found.decided().orElseThrow().by().detectable().getAsDouble(), greaterThan(0.0));
    assertThat(found.decided().orElseThrow().by().detectable().getAsDouble(), lessThan(0.5));
  }

  @Test
  void aSettingBeyondALimitIsShownAsSuch() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding beyond = probabilityAtLeast(bench, at(7), 0.5, coin(1));
    CaseFinding below = probabilityAtLeast(bench, at(2), 0.5, coin(1));
    FormFinding finding = close(bench);
    assertThat(beyond.words(), containsString("; k s = 2.5 is beyond the stability limit 1"));
    assertThat(below.words(), not(containsString("k s")));
    assertThat(
        finding.notes(),
        hasItem(
            "the stability limit k s = 1 is exceeded at 1 of 2 settings (k s up to 2.5): runs there"
                + " may diverge"));
    assertThat(
        finding.settings().get(0).caution(), equalTo("k s = 2.5 is beyond the stability limit 1"));
    assertThat(finding.settings().get(1).caution(), equalTo(""));
  }

  /** A trial that goes best with another. */
  record Pair(Trial trial) implements Together {
    @Override
    public int atOnce() {
      return 2;
    }

    @Override
    public Class<Event> gives() {
      return Event.class;
    }

    @Override
    public List<Shown> all(List<Together> trials) {
      return trials.stream().<Shown>map(pair -> ((Pair) pair).seen()).toList();
    }

    private Event seen() {
      return uniform(trial) < 0.2 ? Event.divergence() : Event.that(true);
    }
  }

  /** Trials go two at a time: the finding is that of one at a time, and divergence is counted. */
  @Test
  void trialsInBatchesAreTheSameTrials() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding batches = test(bench, at(1), Pair.class, 0.5, Pair::new);
    CaseFinding single =
        test(
            session(0).open(FORM, CHANCE),
            at(1),
            Event.class,
            0.5,
            trial -> new Pair(trial).seen());
    assertThat(batches.words(), equalTo(single.words()));
    assertThat(batches.diverged(), equalTo(single.diverged()));
    assertThat(batches.diverged(), greaterThan(0L));
    FormFinding finding = close(bench);
    assertThat(
        finding.notes(),
        hasItem(containsString("runs diverged, none of which counts as showing the outcome")));
  }

  private static CaseFinding failing(
      OpenBench bench, Setting setting, double allowed, Function<Trial, Object> look) {
    return bench.test(
        setting.as(At.class), new Claim(Chance.class, () -> Allowance.failing(allowed), look));
  }

  @Test
  void theChancesThatRunsLeaveAreAveraged() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found =
        failing(bench, at(1), 0.5, trial -> Chance.ofFailure(0.1 * uniform(trial), 0.11));
    FormFinding finding = close(bench);
    assertThat(found.outcome(), equalTo(Outcome.HELD));
    assertThat(found.words(), containsString("chance of failure 0.0"));
    assertThat(found.words(), containsString(" to 0.11) a run, on average over "));
    assertThat(found.words(), containsString("; claimed at most 0.5"));
    SettingFinding setting = finding.settings().get(0);
    assertThat(setting.quantity(), equalTo(Quantity.CHANCE));
    assertThat(setting.clopperPearson(), equalTo(Optional.empty()));
    assertThat(setting.bracket().orElseThrow().high(), closeTo(0.11, 1e-12));
    assertThat(setting.curves().evidence().points().size(), greaterThan(3));
    assertThat(finding.grade(), equalTo(Grade.STATISTICAL));
    assertThat(finding.measured(), startsWith("chance of failure 0.07"));
  }

  /** Far from what is allowed one run decides; the ratio overflows nothing. */
  @Test
  void aChanceOfOneAgainstNextToNothingIsRefuted() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found = failing(bench, at(1), 8e-30, trial -> Chance.ofFailure(0.3, 0.4));
    assertThat(found.outcome(), equalTo(Outcome.FAILED));
    assertThat(found.trials(), equalTo(1L));
    assertThat(found.words(), containsString("claimed at most 8e-30"));
    CaseFinding tiny = failing(bench, at(2), 1e-30, trial -> Chance.ofFailure(1e-50, 1e-49));
    assertThat(tiny.outcome(), equalTo(Outcome.UNDECIDED));
    assertThat(tiny.words(), containsString("chance of failure 5.5e-50 (1e-50 to 1e-49)"));
  }

  @Test
  void runsThatDivergeAreBoundToFail() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found =
        failing(
            bench,
            at(1),
            0.1,
            trial -> uniform(trial) < 0.5 ? Chance.divergence() : Chance.ofFailure(0, 0));
    FormFinding finding = close(bench);
    assertThat(found.outcome(), equalTo(Outcome.FAILED));
    assertThat(found.diverged(), greaterThan(0L));
    assertThat(finding.notes(), hasItem(containsString("each of which counts as bound to fail")));
  }

  /** What is always so leaves no chance: with the slack of a probability of 1. */
  @Test
  void aChanceOfZeroIsRefutedByTheFirstOtherOne() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    assertThat(
        failing(bench, at(1), 0, trial -> Chance.ofFailure(1e-300, 1)).outcome(),
        equalTo(Outcome.FAILED));
    assertThat(
        failing(session(0).open(FORM, CHANCE), at(1), 0, trial -> Chance.ofFailure(0, 0)).outcome(),
        equalTo(Outcome.HELD));
    assertThat(
        failing(session(0).open(FORM, CHANCE), at(1), 1, trial -> Chance.ofFailure(0, 0)).outcome(),
        equalTo(Outcome.VACUOUS));
  }

  @Test
  void theMeanOfANumberIsDecided() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding above =
        test(
            bench,
            at(1),
            Amount.class,
            Double.NaN,
            trial -> Amount.atMost(2, 3 * uniform(trial), 0, 3));
    CaseFinding below =
        test(
            session(0).open(FORM, CHANCE),
            at(1),
            Amount.class,
            Double.NaN,
            trial -> Amount.atLeast(2, 3 * uniform(trial), 0, 3));
    FormFinding finding = close(bench);
    assertThat(above.outcome(), equalTo(Outcome.HELD));
    assertThat(below.outcome(), equalTo(Outcome.FAILED));
    assertThat(above.words(), containsString("; claimed at most 2"));
    assertThat(finding.settings().get(0).quantity(), equalTo(Quantity.MEAN_AT_MOST));
    assertThat(finding.measured(), startsWith("mean 1.2"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            test(
                session(0).open(FORM, CHANCE),
                at(1),
                Amount.class,
                Double.NaN,
                trial -> Amount.atMost(2, 4, 0, 3)));
  }

  private CaseFinding growing(Function<Trial, double[]> constants) {
    return test(
        session(0).open(FORM, CHANCE),
        at(1),
        Growth.class,
        0.5,
        trial ->
            new Growth(
                new Curve("1/η", "constant", new double[] {1, 10, 100}, constants.apply(trial)),
                5,
                0.1));
  }

  @Test
  void aConstantThatGrowsIsNone() {
    CaseFinding found = growing(trial -> new double[] {1, 2, 3 + uniform(trial)});
    assertThat(found.outcome(), equalTo(Outcome.FAILED));
    assertThat(found.misses().count(), equalTo(found.trials()));
    assertThat(found.words(), containsString(" sweeps in 1/η, by medians 1, 2, 3."));
    assertThat(found.words(), containsString("whatever the constant, and certified at 5"));
    assertThat(found.sweep().orElseThrow().points().size(), equalTo(3));
    CaseFinding diverging = growing(trial -> new double[] {1, 2, Double.POSITIVE_INFINITY});
    assertThat(diverging.outcome(), equalTo(Outcome.FAILED));
    assertThat(diverging.diverged(), equalTo(diverging.trials()));
  }

  @Test
  void aConstantThatDoesNotGrowIsCertifiedWhereItWasDeclared() {
    CaseFinding held = growing(trial -> new double[] {2, 2 * uniform(trial), 0});
    assertThat(held.outcome(), equalTo(Outcome.HELD));
    assertThat(held.tightness().getAsDouble(), closeTo(0.4, 1e-12));
    assertThat(
        "another might do",
        growing(trial -> new double[] {6, 6, 6}).outcome(),
        equalTo(Outcome.UNDECIDED));
    CaseFinding empty = growing(trial -> new double[] {1, Double.NaN, 1});
    assertThat(
        "what was not measured decides nothing", empty.outcome(), equalTo(Outcome.UNDECIDED));
    assertThat(empty.words(), containsString("by medians 1, 1, largest 1;"));
    assertThrows(IllegalArgumentException.class, () -> growing(trial -> new double[] {1, -1, 1}));
    double[] other = {5, 6};
    assertThrows(IllegalArgumentException.class, () -> growing(trial -> other));
  }

  @Test
  void whatALawSaysStandsBesideTheFinding() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found =
        probabilityAtLeast(
            bench,
            at(1),
            0.5,
            trial -> {
              trial.beside("by the law 0.9");
              return true;
            });
    assertThat(found.words(), containsString("at least 50 %; by the law 0.9"));
    assertThrows(
        IllegalStateException.class,
        () ->
            probabilityAtLeast(
                session(0).open(FORM, CHANCE),
                at(1),
                0.5,
                trial -> {
                  trial.beside("number " + trial.number());
                  return true;
                }));
  }

  @Test
  void sessionsNest() {
    Session outer = session(1);
    Session inner = session(2);
    outer.within(
        () -> {
          inner.within(() -> assertThat(Session.current(), equalTo(Optional.of(inner))));
          assertThat(Session.current(), equalTo(Optional.of(outer)));
        });
    assertThat(Session.current(), equalTo(Optional.empty()));
  }

  @Test
  void theNumbersOfTheTrialsAreSummedUpInTheirMedian() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    CaseFinding found =
        test(
            bench,
            at(1),
            Rate.class,
            0.5,
            trial -> Rate.within(-2.1, -2 + 0.1 * uniform(trial), -1.9));
    FormFinding finding = close(bench);
    assertThat(found.outcome(), equalTo(Outcome.HELD));
    assertThat(finding.grade(), equalTo(Grade.EMPIRICAL));
    assertThat(found.value().orElseThrow().estimate(), closeTo(-1.95, 0.02));
    assertThat(finding.measure(), equalTo(found.value()));
    assertThat(finding.measured(), containsString("median number: -1.9"));
    assertThat(finding.settings().get(0).value(), equalTo(found.value()));
  }

  /** What is drawn of a setting is what its trials saw, and the same at any number of threads. */
  @Test
  void theCurvesOfASettingAreKept() {
    SettingCurves two = curves();
    try (Workers three = new Workers(3)) {
      OpenBench bench = session(0, three).open(FORM, CHANCE);
      assertThat(curves(bench), equalTo(two));
    }
    assertThat(two.claimed(), equalTo(Optional.of(Interval.of(-2.1, -1.9))));
    Sweep sweep = two.sweep().orElseThrow();
    assertThat(sweep.x(), equalTo("m"));
    assertThat("what is not finite is left out", sweep.points().size(), equalTo(2));
    assertThat(sweep.points().get(1).median().estimate(), closeTo(0.5, 0.3));
    List<EvidencePath.Point> path = two.evidence().points();
    assertThat(path.get(0).trials(), equalTo(1L));
    assertThat(path.get(path.size() - 1).certify(), greaterThan(two.evidence().certifyAt() - 0.01));
    assertThat(path.get(path.size() - 1).refute(), lessThan(0.0));
  }

  private SettingCurves curves() {
    return curves(session(0).open(FORM, CHANCE));
  }

  private static SettingCurves curves(OpenBench bench) {
    test(
        bench,
        at(1),
        Rate.class,
        0.5,
        trial ->
            Rate.within(-2.1, -2, -1.9)
                .along(
                    new Curve(
                        "m",
                        "steps",
                        new double[] {1, 2, 3},
                        new double[] {1, uniform(trial), Double.NaN})));
    return close(bench).settings().get(0).curves();
  }

  /** One failure refutes P = 1 with infinite evidence, which a file cannot hold. */
  @Test
  void infiniteEvidenceIsCutOff() {
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(bench, at(1), 1, coin(0));
    EvidencePath path = close(bench).settings().get(0).curves().evidence();
    assertThat(path.points().get(0).refute(), equalTo(EvidencePath.LARGEST));
  }

  @Test
  void aCurveHasOneNumberForEachPlace() {
    assertThrows(
        IllegalArgumentException.class, () -> new Curve("x", "y", new double[1], new double[2]));
  }

  private static double uniform(Trial trial) {
    return trial.seeds().stream().uniform();
  }

  @Test
  void aFormThatNeverAsksAForeignSimulatorSaysSo() {
    String note = "the simulator under test has no part in this form";
    OpenBench without = session(0).open(FORM, CHANCE);
    probabilityAtLeast(without, at(1), 0.5, coin(1));
    assertThat(close(without).notes(), hasItem(note));
    OpenBench with = session(0).open(FORM, CHANCE);
    probabilityAtLeast(with, at(1), 0.5, trial -> trial.simulator(Simulator.class) != null);
    assertThat(close(with).notes(), not(hasItem(note)));
  }

  @Test
  void aSimulatorOfAnotherKindIsRefused() {
    interface Other extends Simulator {}
    OpenBench bench = session(0).open(FORM, CHANCE);
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                probabilityAtLeast(
                    bench, at(1), 0.5, trial -> trial.simulator(Other.class) != null));
    assertThat(e.getMessage(), equalTo("the simulator foreign is no Other"));
  }

  @Test
  void noNumberIsNeverWithinARange() {
    assertThat(Event.within(0, Double.NaN, 1).shown(), equalTo(false));
    assertThat(Event.within(0, 1, 1).shown(), equalTo(true));
    assertThat(Event.divergence().diverged(), equalTo(true));
    assertThat(Rate.within(0, Double.NaN, 1).holds(), equalTo(false));
    assertThat(Rate.divergence().holds(), equalTo(false));
  }

  @Test
  void hypothesesThatAdmitNoRunMakeAFormUntestable() {
    OpenBench bench = session(0).open(FORM, NO_CHANCE);
    test(
        bench,
        at(1),
        Possible.class,
        0,
        trial -> new Possible(false, "the step size is below the smallest number"));
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.UNTESTABLE));
    assertThat(finding.measured(), containsString("below the smallest"));
    assertThat(finding.trials(), equalTo(0L));

    OpenBench mixed = session(0).open(FORM, NO_CHANCE);
    test(mixed, at(1), Possible.class, 0, trial -> new Possible(false, "no"));
    test(mixed, at(2), Possible.class, 0, trial -> new Possible(true, "yes"));
    assertThat(close(mixed).verdict(), equalTo(Verdict.HOLDS));
  }

  @Test
  void aRowOfNecessityHasNoPartInTheVerdict() {
    Session session = session(0);
    OpenBench row = session.openRow(session.open(FORM, CHANCE), FORM, FORM.toString(), CHANCE);
    probabilityAtLeast(row, at(3), 0.8, coin(0.3));
    OpenBench bench = session(0).open(FORM, CHANCE);
    probabilityAtLeast(bench, at(1), 0.8, coin(1));
    bench.necessity("label noise", row);
    FormFinding finding = close(bench);
    assertThat(finding.verdict(), equalTo(Verdict.HOLDS));
    Necessity dropped = finding.necessity().get(0);
    assertThat(dropped.dropped(), equalTo("label noise"));
    assertThat(dropped.verdict(), equalTo(Verdict.REFUTED));
    assertThat(dropped.trials(), equalTo(dropped.token().trials()));
    assertThat("it pays", dropped.errorProbability(), greaterThan(0.0));
  }
}

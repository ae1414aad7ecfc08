package twophase.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import twophase.bench.CaseFinding.Outcome;
import twophase.dynamics.Simulator;
import twophase.inference.EProcess;
import twophase.inference.ErrorLedger;
import twophase.inference.ProbabilityClaim;
import twophase.inference.ProbabilityFinding;
import twophase.random.SeedTree;
import twophase.statement.FormFinding;
import twophase.statement.FormId;
import twophase.statement.Grade;
import twophase.statement.HypothesisStanding;
import twophase.statement.Numbers;
import twophase.statement.Setting;
import twophase.statement.Token;
import twophase.statement.Verdict;

/**
 * Where one form of a statement is tested: a property class brings a setting and says what a trial
 * shows, the bench does the trials, decides, and keeps the findings.
 *
 * <p>A setting is examined once; asking again gives the same finding. After the first failure the
 * engine looks for smaller settings that fail too, and each one that is new costs one of a counted
 * number of shrinks; when these are used up, a new setting counts as not refuted.
 */
public final class Bench {
  /**
   * Trials from this number on confirm a counterexample: fresh ones, that had no part in choosing
   * it.
   */
  static final long FIRST_CONFIRMATION = 1_000_000_000L;

  private final Session session;
  private final FormId form;
  private final Effort effort;
  private final Optional<Token> replay;
  private final SeedTree seeds;
  private final FindingBook book;
  private final Map<Setting, CaseFinding> examined = new LinkedHashMap<>();
  private final Map<Setting, Question> questions = new LinkedHashMap<>();
  private final long startNanos = System.nanoTime();
  private boolean shrinking;
  private int shrinks;

  /** A probability claim at a setting, kept so that it can be asked again on fresh trials. */
  private record Question(double claimed, Predicate<Trial> outcome) {}

  Bench(Session session, FormId form, Effort effort, Optional<Token> replay) {
    this.session = session;
    this.form = form;
    this.effort = effort;
    this.replay = replay;
    this.seeds = SeedTree.root(session.seed()).child(form.toString());
    this.book = new FindingBook(session.line(form), form, session.statistic(form));
  }

  /** The simulator under test. */
  public Simulator simulator() {
    return session.simulator();
  }

  /**
   * A claim that a single run decides: {@code observed <= bound}, both computed, nothing left to
   * chance but which run it is.
   */
  public CaseFinding measure(Setting setting, Function<Trial, Measurement> look) {
    return examine(setting, Grade.NUMERICAL, () -> measured(setting, look));
  }

  /**
   * A polynomial identity, tested at random points of a prime field: one point where the polynomial
   * does not vanish refutes it.
   *
   * @param points number of independent points
   * @param errorPerPoint chance at most that a polynomial that is not zero vanishes at one of them
   */
  public CaseFinding vanishes(
      Setting setting, int points, double errorPerPoint, Predicate<Trial> vanishes) {
    book.exactError(StrictMath.pow(errorPerPoint, points));
    return examine(setting, Grade.EXACT, () -> vanishing(setting, points, vanishes));
  }

  /**
   * A claim P(outcome) >= p0, decided by an e-process over independent trials.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param outcome whether a trial shows the outcome; called on several threads at once
   */
  public CaseFinding probabilityAtLeast(Setting setting, double claimed, Predicate<Trial> outcome) {
    questions.put(setting, new Question(claimed, outcome));
    return examine(setting, Grade.STATISTICAL, () -> counted(setting, claimed, outcome));
  }

  /**
   * The one case that was examined.
   *
   * @throws IllegalStateException unless there is exactly one
   */
  public CaseFinding only() {
    if (examined.size() != 1) {
      throw new IllegalStateException("examined were " + examined.size() + " cases, not one");
    }
    return examined.values().iterator().next();
  }

  /** Notes where the paper's hypotheses stand at a setting; only drawn settings count. */
  public void hypotheses(List<HypothesisStanding> standings) {
    if (!shrinking) {
      book.hypotheses(standings);
    }
  }

  private CaseFinding examine(Setting setting, Grade grade, Supplier<CaseFinding> examination) {
    CaseFinding known = examined.get(setting);
    if (known != null) {
      return known;
    }
    if (shrinking && shrinks++ >= effort.shrinks()) {
      return new CaseFinding(
          token(setting, 0, 0),
          Outcome.UNDECIDED,
          Double.NaN,
          Double.NaN,
          OptionalDouble.empty(),
          Optional.empty(),
          "not examined: the budget for shrinking is used up");
    }
    CaseFinding finding = examination.get();
    examined.put(setting, finding);
    book.add(finding, grade, shrinking);
    if (!shrinking) {
      session.progress().caseDone(form);
    }
    shrinking |= finding.failed();
    return finding;
  }

  private CaseFinding measured(Setting setting, Function<Trial, Measurement> look) {
    long number = replay.map(Token::firstTrial).orElse(0L);
    Measurement seen = look.apply(trial(setting, number));
    if (Double.isNaN(seen.observed()) || Double.isNaN(seen.bound())) {
      throw new IllegalStateException("not a number was measured at " + setting);
    }
    return new CaseFinding(
        token(setting, number, number),
        seen.holds() ? Outcome.HELD : Outcome.FAILED,
        seen.observed(),
        seen.bound(),
        OptionalDouble.of(seen.tightness()),
        Optional.empty(),
        seen.words());
  }

  private CaseFinding vanishing(Setting setting, int points, Predicate<Trial> vanishes) {
    long first = replay.map(Token::firstTrial).orElse(0L);
    long last = replay.map(Token::lastTrial).orElse(points - 1L);
    long failures = 0;
    long firstFailure = first;
    for (long number = last; number >= first; number--) {
      if (!vanishes.test(trial(setting, number))) {
        failures++;
        firstFailure = number;
      }
    }
    boolean held = failures == 0;
    return new CaseFinding(
        token(setting, held ? first : firstFailure, held ? last : firstFailure),
        held ? Outcome.HELD : Outcome.FAILED,
        failures,
        0,
        OptionalDouble.empty(),
        Optional.empty(),
        "the identity fails at " + failures + " of " + (last - first + 1) + " random points");
  }

  private CaseFinding counted(Setting setting, double claimed, Predicate<Trial> outcome) {
    if (replay.isPresent()) {
      return recounted(setting, claimed, outcome, replay.get());
    }
    ErrorLedger.Share share = session.share(form);
    ProbabilityClaim claim =
        ProbabilityClaim.atLeast(claimed)
            .withErrors(share.certify(), share.refutePerSetting(effort.settings()))
            .withBudget(effort.trials());
    return decided(setting, claim, outcome, 0);
  }

  private CaseFinding decided(
      Setting setting, ProbabilityClaim claim, Predicate<Trial> outcome, long first) {
    EProcess process = claim.start();
    if (process.undecided()) {
      session
          .workers()
          .inOrder(
              first,
              number -> outcome.test(trial(setting, number)),
              success -> {
                process.observe(success);
                return process.undecided();
              });
    }
    ProbabilityFinding found = process.finding();
    long last = first + Math.max(found.trials() - 1, 0);
    double frequency =
        found.trials() == 0 ? Double.NaN : (double) found.successes() / found.trials();
    return new CaseFinding(
        token(setting, first, last),
        outcome(found),
        frequency,
        claim.p0(),
        shortfall(frequency, claim.p0()),
        Optional.of(found),
        frequencyWords(found.successes(), found.trials(), claim.p0()));
  }

  private CaseFinding recounted(
      Setting setting, double claimed, Predicate<Trial> outcome, Token token) {
    long[] counts = new long[2];
    session
        .workers()
        .inOrder(
            token.firstTrial(),
            number -> outcome.test(trial(setting, number)),
            success -> {
              counts[0] += success ? 1 : 0;
              return ++counts[1] < token.trials();
            });
    double frequency = (double) counts[0] / counts[1];
    return new CaseFinding(
        token,
        frequency < claimed ? Outcome.FAILED : Outcome.HELD,
        frequency,
        claimed,
        shortfall(frequency, claimed),
        Optional.empty(),
        frequencyWords(counts[0], counts[1], claimed));
  }

  /** Share of the allowed failures that occurred. */
  private static OptionalDouble shortfall(double frequency, double claimed) {
    boolean meaningful = claimed > 0 && claimed < 1 && !Double.isNaN(frequency);
    return meaningful ? OptionalDouble.of((1 - frequency) / (1 - claimed)) : OptionalDouble.empty();
  }

  private static String frequencyWords(long successes, long trials, double claimed) {
    return String.format(
        "seen in %d of %d trials, claimed with probability at least %s",
        successes, trials, Numbers.rounded(claimed, 6));
  }

  private static Outcome outcome(ProbabilityFinding found) {
    return switch (found.decision()) {
      case CERTIFIED -> Outcome.HELD;
      case REFUTED -> Outcome.FAILED;
      case INCONCLUSIVE -> Outcome.UNDECIDED;
      case VACUOUS -> Outcome.VACUOUS;
    };
  }

  private Trial trial(Setting setting, long number) {
    return new Trial(number, seeds.child(setting.toString()).child(number));
  }

  private Token token(Setting setting, long first, long last) {
    return new Token(form, session.seed(), first, last, setting);
  }

  /**
   * Ends the test of this form.
   *
   * @param smallest the smallest failing setting that the engine found, if it found one
   * @param broken why the check broke, if it did
   */
  public FormFinding close(Optional<Setting> smallest, Optional<String> broken) {
    Optional<CaseFinding> counterexample =
        broken.isPresent()
            ? Optional.empty()
            : smallest.flatMap(this::confirmed).or(book::firstFailure);
    Verdict verdict = book.verdict(broken.isPresent());
    double error = errorProbability(verdict);
    session.charge(form, error, verdict.name());
    FormFinding finding = book.close(verdict, counterexample, broken, error, seconds());
    session.found(finding);
    return finding;
  }

  /** A deterministic failure as it is; a statistical one only if fresh trials fail too. */
  private Optional<CaseFinding> confirmed(Setting setting) {
    CaseFinding finding = examined.get(setting);
    Question question = questions.get(setting);
    if (finding == null || !finding.failed()) {
      return Optional.empty();
    }
    if (question == null) {
      return Optional.of(finding);
    }
    ErrorLedger.Share share = session.share(form);
    ProbabilityClaim claim =
        ProbabilityClaim.atLeast(question.claimed())
            .withErrors(share.certify(), share.confirm())
            .withBudget(effort.trials());
    CaseFinding again = decided(setting, claim, question.outcome(), FIRST_CONFIRMATION);
    book.confirmation(again);
    return again.failed() ? Optional.of(again) : Optional.empty();
  }

  /**
   * The chance that the verdict is wrong. HOLDS errs only where a setting at which the claim fails
   * is certified: whichever it is, with the share of one setting (intersection-union). REFUTED errs
   * where any one of the drawn settings is refuted falsely, each of which pays its part, or where
   * fresh trials confirm a shrunk one falsely. The looks that led to the shrunk one pay nothing:
   * they only choose what is confirmed.
   */
  private double errorProbability(Verdict verdict) {
    if (!effort.statistical()) {
      return verdict == Verdict.HOLDS ? book.exactError() : 0;
    }
    ErrorLedger.Share share = session.share(form);
    return switch (verdict) {
      case HOLDS -> share.certify();
      case REFUTED -> share.refute() + share.confirm();
      case VACUOUS, UNTESTABLE, INCONCLUSIVE -> 0;
    };
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}

package twophase.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import twophase.dynamics.NotOffered;
import twophase.dynamics.Outcome;
import twophase.dynamics.Simulator;
import twophase.evidence.FormFinding;
import twophase.evidence.HypothesisStanding;
import twophase.evidence.Measure;
import twophase.evidence.Necessity;
import twophase.inference.EProcess;
import twophase.inference.ErrorLedger;
import twophase.inference.ProbabilityClaim;
import twophase.inference.ProbabilityFinding;
import twophase.random.SeedTree;
import twophase.statement.FormId;
import twophase.statement.Grade;
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

  private static final int DIGITS = 4;

  private final Session session;
  private final FormId form;
  private final String account;
  private final Effort effort;
  private final Optional<Token> replay;
  private final TimePlan.Share time;
  private final SeedTree seeds;
  private final FindingBook book;
  private final Map<Setting, CaseFinding> examined = new LinkedHashMap<>();
  private final Map<Setting, Question> questions = new LinkedHashMap<>();
  private final long startNanos = System.nanoTime();
  private boolean shrinking;
  private boolean broken;
  private volatile boolean asked;
  private int shrinks;

  /**
   * A probability claim at a setting, kept so that it can be asked again on fresh trials.
   *
   * @param claimed p0
   * @param outcomes whether each of some trials shows the outcome
   * @param batch how many trials go best at a time
   */
  private record Question(double claimed, Function<List<Trial>, List<Seen>> outcomes, int batch) {}

  /**
   * A bench.
   *
   * @param account key of the ledger's share that its decisions draw on
   * @param time what its cases may take
   */
  Bench(
      Session session,
      FormId form,
      String account,
      Effort effort,
      Optional<Token> replay,
      TimePlan.Share time) {
    this.session = session;
    this.form = form;
    this.account = account;
    this.effort = effort;
    this.replay = replay;
    this.time = time;
    this.seeds = SeedTree.root(session.seed()).child(form.toString());
    this.book = new FindingBook(session.line(form), form, session.statistic(form));
  }

  /** What its cases may take. */
  TimePlan.Share time() {
    return time;
  }

  /** The simulator under test. */
  public Simulator simulator() {
    asked = true;
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
    return probability(setting, claimed, trial -> Seen.that(outcome.test(trial)));
  }

  /**
   * The same where the trials measure a number too, whose median is reported.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param look what a trial sees; called on several threads at once
   */
  public CaseFinding probability(Setting setting, double claimed, Function<Trial, Seen> look) {
    return probability(setting, Grade.STATISTICAL, oneByOne(claimed, look));
  }

  /**
   * A claim about a fitted rate or constant: it is in the claimed range with probability at least
   * p0. Decided like any probability; the weaker grade says that a fit stands between run and
   * number.
   *
   * @param claimed p0; 1/2 says that a median of the rate is in the range
   * @param look what a trial sees, its number being the rate; called on several threads at once
   */
  public CaseFinding rate(Setting setting, double claimed, Function<Trial, Seen> look) {
    return probability(setting, Grade.EMPIRICAL, oneByOne(claimed, look));
  }

  private static Question oneByOne(double claimed, Function<Trial, Seen> look) {
    return new Question(claimed, trials -> trials.stream().map(look).toList(), 1);
  }

  private CaseFinding probability(Setting setting, Grade grade, Question question) {
    questions.put(setting, question);
    return examine(setting, grade, () -> counted(setting, question));
  }

  /**
   * Notes whether the claim's hypotheses admit a binary64 run at a setting: nothing is run.
   *
   * @param words what was compared with what
   */
  public CaseFinding testable(Setting setting, boolean testable, String words) {
    return examine(
        setting,
        Grade.NUMERICAL,
        () ->
            CaseFinding.of(
                token(setting, 0, 0),
                testable ? CaseFinding.Outcome.HELD : CaseFinding.Outcome.UNTESTABLE,
                testable ? 1 : 0,
                1,
                OptionalDouble.empty(),
                words));
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

  /**
   * A claim P(outcome) >= p0 about free runs of the simulator under test, which does as many side
   * by side as it likes best.
   *
   * @param claimed p0; at or below 0 the claim says nothing
   * @param plan what a trial runs, looks at, and concludes; called on several threads at once
   */
  public CaseFinding probabilityOfRuns(
      Setting setting, double claimed, Function<Trial, FreeTrial> plan) {
    return probability(
        setting, Grade.STATISTICAL, new Question(claimed, trials -> run(trials, plan), batch()));
  }

  private int batch() {
    return simulator().sideBySide();
  }

  private List<Seen> run(List<Trial> trials, Function<Trial, FreeTrial> plan) {
    List<FreeTrial> plans = trials.stream().map(plan).toList();
    List<Outcome> ends =
        simulator()
            .runAll(
                plans.stream().map(FreeTrial::run).toList(),
                plans.stream().map(FreeTrial::observer).toList());
    List<Seen> seen = new ArrayList<>();
    for (int k = 0; k < plans.size(); k++) {
      boolean shown = plans.get(k).shows(ends.get(k));
      seen.add(new Seen(shown, plans.get(k).value(), !ends.get(k).completed()));
    }
    return seen;
  }

  /**
   * Notes, before anything is run, how near to the mean-square stability limit a setting is; where
   * it is beyond, that is shown beside the setting.
   *
   * @param load k s, the limit being 1
   */
  public void stability(Setting setting, double load) {
    book.stability(setting, load, !shrinking && !examined.containsKey(setting));
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
      return nothing(
          setting,
          CaseFinding.Outcome.UNDECIDED,
          "not examined: the budget for shrinking is used up");
    }
    CaseFinding finding = attempted(setting, examination);
    examined.put(setting, finding);
    book.add(finding, grade, shrinking);
    if (!shrinking) {
      session.progress().caseDone(form);
    }
    shrinking |= finding.failed();
    return finding;
  }

  /** What the simulator does not offer is left out; what broke once is not tried again. */
  private CaseFinding attempted(Setting setting, Supplier<CaseFinding> examination) {
    if (broken) {
      // The engine looks for smaller settings that break too: there is nothing to be found there.
      return nothing(
          setting, CaseFinding.Outcome.UNDECIDED, "not examined: the check broke elsewhere");
    }
    if (time.over()) {
      return nothing(
          setting, CaseFinding.Outcome.UNDECIDED, "not examined: the time budget ended first");
    }
    try {
      return examination.get();
    } catch (NotOffered e) {
      return nothing(
          setting,
          CaseFinding.Outcome.NOT_OFFERED,
          "the simulator does not offer " + e.getMessage());
    } catch (RuntimeException e) {
      broken = true;
      throw e;
    }
  }

  /** A case of which nothing was seen. */
  private CaseFinding nothing(Setting setting, CaseFinding.Outcome outcome, String why) {
    return CaseFinding.of(
        token(setting, 0, 0), outcome, Double.NaN, Double.NaN, OptionalDouble.empty(), why);
  }

  private CaseFinding measured(Setting setting, Function<Trial, Measurement> look) {
    long number = replay.map(Token::firstTrial).orElse(0L);
    Optional<Measurement> measured =
        session.workers().one(() -> look.apply(trial(setting, number)), time::over);
    if (measured.isEmpty()) {
      return nothing(
          setting, CaseFinding.Outcome.UNDECIDED, "not finished: the time budget ended first");
    }
    Measurement seen = measured.get();
    if (Double.isNaN(seen.observed()) || Double.isNaN(seen.bound())) {
      throw new IllegalStateException("not a number was measured at " + setting);
    }
    return CaseFinding.of(
        token(setting, number, number),
        seen.holds() ? CaseFinding.Outcome.HELD : CaseFinding.Outcome.FAILED,
        seen.observed(),
        seen.bound(),
        OptionalDouble.of(seen.tightness()),
        seen.diverged() ? 1 : 0,
        withCaution(setting, seen.words()));
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
    return CaseFinding.of(
        token(setting, held ? first : firstFailure, held ? last : firstFailure),
        held ? CaseFinding.Outcome.HELD : CaseFinding.Outcome.FAILED,
        failures,
        0,
        OptionalDouble.empty(),
        "the identity fails at " + failures + " of " + (last - first + 1) + " random points");
  }

  private CaseFinding counted(Setting setting, Question question) {
    if (replay.isPresent()) {
      return recounted(setting, question, replay.get());
    }
    ErrorLedger.Share share = session.share(account);
    ProbabilityClaim claim =
        ProbabilityClaim.atLeast(question.claimed())
            .withErrors(share.certify(), share.refutePerSetting(effort.settings()))
            .withBudget(effort.trials());
    return decided(setting, claim, question, 0);
  }

  private CaseFinding decided(
      Setting setting, ProbabilityClaim claim, Question question, long first) {
    EProcess process = claim.start();
    Count count = new Count();
    if (process.undecided()) {
      eachInOrder(
          setting,
          question,
          first,
          seen -> {
            count.add(seen);
            process.observe(seen.shown());
            return process.undecided() && !time.over();
          });
    }
    ProbabilityFinding found = process.finding();
    long last = first + Math.max(count.trials() - 1, 0);
    return counted(
        token(setting, first, last), outcome(found), count, claim.p0(), Optional.of(found));
  }

  private CaseFinding counted(
      Token token,
      CaseFinding.Outcome outcome,
      Count count,
      double claimed,
      Optional<ProbabilityFinding> decided) {
    return new CaseFinding(
        token,
        outcome,
        count.frequency(),
        claimed,
        shortfall(count.frequency(), claimed),
        decided,
        count.value(),
        count.spread(),
        count.claimed(),
        count.sweep(),
        count.diverged(),
        withCaution(token.setting(), frequencyWords(count, claimed)));
  }

  /** Hands on what each trial saw, in the trials' order, while more are wanted. */
  private void eachInOrder(Setting setting, Question question, long first, Predicate<Seen> more) {
    int batch = question.batch();
    session
        .workers()
        .inOrder(
            0,
            batch,
            number -> {
              List<Trial> trials = new ArrayList<>();
              for (int k = 0; k < batch; k++) {
                trials.add(trial(setting, first + number * batch + k));
              }
              return question.outcomes().apply(trials);
            },
            outcomes -> outcomes.stream().allMatch(more),
            time::over);
  }

  private CaseFinding recounted(Setting setting, Question question, Token token) {
    Count count = new Count();
    eachInOrder(
        setting,
        question,
        token.firstTrial(),
        seen -> {
          count.add(seen);
          return count.trials() < token.trials();
        });
    boolean fails = count.frequency() < question.claimed();
    return counted(
        token,
        fails ? CaseFinding.Outcome.FAILED : CaseFinding.Outcome.HELD,
        count,
        question.claimed(),
        Optional.empty());
  }

  /** Share of the allowed failures that occurred. */
  private static OptionalDouble shortfall(double frequency, double claimed) {
    boolean meaningful = claimed > 0 && claimed < 1 && !Double.isNaN(frequency);
    return meaningful ? OptionalDouble.of((1 - frequency) / (1 - claimed)) : OptionalDouble.empty();
  }

  private static String frequencyWords(Count count, double claimed) {
    return "seen in "
        + count.successes()
        + " of "
        + count.trials()
        + " trials"
        + (count.diverged() == 0 ? "" : " (" + count.diverged() + " diverged)")
        + count.value().map(Bench::valueWords).orElse("")
        + ", claimed with probability at least "
        + Numbers.rounded(claimed, 6);
  }

  private static String valueWords(Measure value) {
    boolean bounded = Double.isFinite(value.low()) && Double.isFinite(value.high());
    return " (median number "
        + Numbers.rounded(value.estimate(), DIGITS)
        + (bounded
            ? ", "
                + Numbers.rounded(value.low(), DIGITS)
                + " to "
                + Numbers.rounded(value.high(), DIGITS)
            : "")
        + ")";
  }

  /** What was said of a setting beforehand stands beside what was found there. */
  private String withCaution(Setting setting, String words) {
    String caution = book.caution(setting);
    return caution.isEmpty() ? words : words + "; " + caution;
  }

  private static CaseFinding.Outcome outcome(ProbabilityFinding found) {
    return switch (found.decision()) {
      case CERTIFIED -> CaseFinding.Outcome.HELD;
      case REFUTED -> CaseFinding.Outcome.FAILED;
      case INCONCLUSIVE -> CaseFinding.Outcome.UNDECIDED;
      case VACUOUS -> CaseFinding.Outcome.VACUOUS;
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
    if (!asked && !session.simulator().own()) {
      book.note("the simulator under test has no part in this form");
    }
    Verdict verdict = book.verdict(broken.isPresent());
    double error = errorProbability(verdict);
    session.charge(account, error, verdict.name());
    FormFinding finding = book.close(verdict, counterexample, broken, error, seconds());
    session.found(finding, time.cut());
    return finding;
  }

  /** Adds what was found at a setting where a hypothesis is dropped. */
  public void necessity(Necessity row) {
    book.necessity(row);
  }

  /**
   * Ends the test of this form's claim at the one setting where a hypothesis is dropped.
   *
   * @param dropped the hypothesis, in words
   */
  public Necessity closeRow(String dropped) {
    CaseFinding found = only();
    Verdict verdict = book.verdict(false);
    double error = errorProbability(verdict);
    session.charge(account, error, verdict.name());
    return new Necessity(
        dropped,
        verdict,
        found.token(),
        found.observed(),
        found.bound(),
        book.trials(),
        found.words(),
        error);
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
    ErrorLedger.Share share = session.share(account);
    ProbabilityClaim claim =
        ProbabilityClaim.atLeast(question.claimed())
            .withErrors(share.certify(), share.confirm())
            .withBudget(effort.trials());
    CaseFinding again = decided(setting, claim, question, FIRST_CONFIRMATION);
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
    ErrorLedger.Share share = session.share(account);
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

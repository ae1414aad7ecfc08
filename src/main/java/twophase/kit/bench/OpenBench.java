package twophase.kit.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Necessity;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.FormData;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.LawLine;
import twophase.kit.statement.Luck;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;

/**
 * The bench of one form, from its opening to its verdict.
 *
 * <p>A setting is examined once; asking again gives the same finding. After the first failure the
 * engine looks for smaller settings that fail too, and each one that is new costs one of a counted
 * number of shrinks; when these are used up, a new setting counts as not refuted.
 */
public final class OpenBench {
  /**
   * Trials from this number on confirm a counterexample: fresh ones, that had no part in choosing
   * it.
   */
  static final long FIRST_CONFIRMATION = 1_000_000_000L;

  /** The constant by which a card says at how many points a polynomial is asked. */
  private static final String POINTS = "points";

  private final Session session;
  private final FormId form;
  private final String run;
  private final Stake stake;
  private final TimePlan.Share time;
  private final Examiner examiner;
  private final boolean again;
  private final boolean listed;
  private final FindingBook book;
  private final CardNumbers numbers;
  private final Questions questions;
  private final Begun begun;
  private final Map<Setting, CaseFinding> examined = new LinkedHashMap<>();
  private final Map<Setting, Question<?>> put = new LinkedHashMap<>();

  private final Map<Waiting, Double> waits = new HashMap<>();

  /** Settings whose trials took the simulator; written by the workers. */
  private final Set<Setting> asked = ConcurrentHashMap.newKeySet();

  private long startNanos = System.nanoTime();
  private boolean shrinking;
  private boolean broken;
  private int shrinks;

  /**
   * A bench.
   *
   * @param run what decides, as a token has it
   * @param account key of the ledger's share that its decisions draw on
   * @param time what its cases may take
   */
  OpenBench(
      Session session,
      FormId form,
      String run,
      String account,
      Effort effort,
      Optional<Token> replay,
      TimePlan.Share time) {
    this.session = session;
    this.form = form;
    this.run = run;
    this.time = time;
    this.numbers = session.numbers(form).afresh();
    this.stake = new Stake(session, account, effort);
    this.again = replay.isPresent();
    this.examiner = examiner(session.seed(), replay);
    this.questions = new Questions(session.number(form), setting -> examiner.trial(setting, 0));
    this.begun = new Begun(session.workers());
    this.listed = session.listed(form);
    this.book = new FindingBook(session, form, session.readings(form));
  }

  /** The card's numbers, of which it is noted which ones this form's check asks for. */
  public CardNumbers numbers() {
    return numbers;
  }

  /** Whether the engine goes on after a failure, since all settings are gone through. */
  public boolean listed() {
    return listed;
  }

  /** Its time begins now, but for what was begun before. */
  OpenBench inTurn() {
    startNanos = System.nanoTime();
    return this;
  }

  /** What its cases may take. */
  TimePlan.Share time() {
    return time;
  }

  private Ground ground(Setting setting) {
    return new Ground(
        () -> asked(setting), () -> session.simulator().own(), numbers, session.work());
  }

  private Simulator asked(Setting setting) {
    asked.add(setting);
    return session.simulator();
  }

  /** Whether some trial that was done took the simulator. */
  private boolean asked() {
    return examined.values().stream()
        .anyMatch(found -> found.trials() > 0 && asked.contains(found.token().setting()));
  }

  /**
   * Tests a claim at a setting.
   *
   * @param values the setting, as the claim takes it
   * @throws IllegalArgumentException if it is a claim of no known kind
   */
  public CaseFinding test(Record values, Claim claim) {
    Setting setting = Setting.of(values);
    note(setting, values);
    Class<?> kind = claim.kind();
    if (kind == Evaluated.class) {
      Evaluated seen = (Evaluated) claim.look().apply(examiner.trial(setting, 0));
      return examine(setting, behind().grade(), () -> examiner.evaluated(setting, seen));
    } else if (kind == Vanishing.class) {
      return vanishes(setting, claim);
    } else if (kind == Possible.class) {
      Possible seen = (Possible) claim.look().apply(examiner.trial(setting, 0));
      return examine(setting, Grade.NUMERICAL, () -> examiner.possible(setting, seen));
    } else if (kind == Measurement.class) {
      return examine(setting, Grade.NUMERICAL, () -> measured(setting, claim));
    }
    Question<?> question = questions.of(setting, claim);
    put.put(setting, question);
    return examine(setting, Questions.grade(kind), () -> examiner.tallied(setting, question));
  }

  /**
   * Begins what {@link #test} will be asked for, beside whatever else is done, where runs decide
   * it: the finding is the same. Of a form that is expected to be refuted, the first setting alone:
   * it may be the last one.
   *
   * @param values the setting, as the claim takes it
   */
  public void begin(Record values, Claim claim) {
    Setting setting = Setting.of(values);
    boolean mayBeLast = session.line(form).expected() == Verdict.REFUTED && !listed;
    boolean runs = claim.kind() == Measurement.class || Claim.statistical(claim.kind());
    if (runs && !begun.has(setting) && !(mayBeLast && begun.some())) {
      begun.begin(setting, examination(setting, claim));
    }
  }

  private Supplier<CaseFinding> examination(Setting setting, Claim claim) {
    if (claim.kind() == Measurement.class) {
      return () -> measured(setting, claim);
    }
    Question<?> question = questions.of(setting, claim);
    // Nobody watches: several settings, of several forms, are under way.
    Examiner unwatched = examiner(session.seed(), Optional.empty(), done -> {});
    return () -> unwatched.tallied(setting, question);
  }

  private CaseFinding measured(Setting setting, Claim claim) {
    Function<Trial, Measurement> look = trial -> (Measurement) claim.look().apply(trial);
    return requireWitness(alone(setting).measured(setting, look));
  }

  /** What stands behind a form that a law decides. */
  private LawLine behind() {
    return session
        .line(form)
        .data()
        .law()
        .orElseThrow(() -> new IllegalStateException("the card says no `law` of " + form));
  }

  /** What the chance to wait in vain hangs on. */
  private record Waiting(VainTrials vain, Class<?> kind, Allowance allowance) {}

  /**
   * The chance, at most, that trials at a setting do not come to the verdict that the card expects,
   * by bad luck alone, where the simulator is right. Nothing is examined; of numbers whose mean is
   * claimed one trial is done, which tells the claim.
   *
   * @param values the setting, as the claim takes it
   * @throws IllegalArgumentException if it is a claim that no trials decide
   */
  public double luck(Record values, Claim claim, Luck luck) {
    Trial trial = examiner.trial(Setting.of(values), 0);
    VainTrials vain =
        new VainTrials(
            stake.atDrawn(), luck.used(), session.line(form).expected() == Verdict.REFUTED);
    if (claim.kind() == Amount.class) {
      return vain.amounts((Amount) claim.look().apply(trial));
    }
    Class<?> kind =
        Together.class.isAssignableFrom(claim.kind())
            ? ((Together) claim.look().apply(trial)).gives()
            : claim.kind();
    Allowance allowance = claim.allowance().get();
    // Most settings of a form ask for the same.
    return waits.computeIfAbsent(
        new Waiting(vain, kind, allowance), same -> vain.of(kind, allowance));
  }

  /** A trial of no setting, for an engine that wants one; nobody looks at it. */
  public Trial placeholder() {
    return examiner.trial(new Setting(Map.of()), 0);
  }

  /** Notes where the hypotheses and the known limits are, before anything is run. */
  private void note(Setting setting, Record values) {
    Record whole = values instanceof Abridged abridged ? abridged.whole(numbers) : values;
    book.standings(setting, session.conditions().standings(whole), !shrinking);
    session
        .conditions()
        .landmark()
        .ifPresent(
            mark -> mark.distance().apply(whole).ifPresent(far -> book.distance(setting, far)));
    boolean drawn = !shrinking && !examined.containsKey(setting);
    for (Caution caution : session.conditions().cautions()) {
      caution
          .at()
          .apply(whole)
          .ifPresent(value -> book.limit(setting, caution.limit(), value, drawn));
    }
  }

  /** Who examines a case that one run decides: where the card keeps it, as the card names it. */
  private Examiner alone(Setting setting) {
    return session.line(form).data().kept().stream()
        .flatMap(kept -> kept.token().stream())
        .filter(token -> !again && token.setting().equals(setting))
        .findFirst()
        .map(token -> examiner(token.seed(), Optional.of(token)))
        .orElse(examiner);
  }

  /** A case that the card keeps since it refutes is to do so on the theory's own simulator. */
  private CaseFinding requireWitness(CaseFinding found) {
    boolean kept =
        session.line(form).data().kept().stream()
            .flatMap(one -> one.token().stream())
            .anyMatch(token -> token.setting().equals(found.token().setting()));
    if (kept
        && session.line(form).expected() == Verdict.REFUTED
        && found.outcome() == Outcome.HELD
        && session.simulator().own()) {
      throw new IllegalStateException(
          "the case at %s, which the card keeps since it refutes, no longer does: %s"
              .formatted(found.token().setting(), found.words()));
    }
    return found;
  }

  private Examiner examiner(long seed, Optional<Token> replay) {
    return examiner(seed, replay, done -> session.progress().trialsDone(form, done));
  }

  private Examiner examiner(long seed, Optional<Token> replay, LongConsumer done) {
    Trials trials = new Trials(seed, run, form, session.workers(), time, this::ground);
    return new Examiner(trials, stake, replay, asked::contains, session.mostTrials(), done);
  }

  /** Points differ in nothing but their randomness: each has the same chance to vanish. */
  private CaseFinding vanishes(Setting setting, Claim claim) {
    Function<Trial, Vanishing> look = trial -> (Vanishing) claim.look().apply(trial);
    int points = numbers.integer(POINTS);
    if (points < 1) {
      throw new IllegalStateException("no random point is asked: `" + POINTS + "` is " + points);
    }
    double chance = look.apply(examiner.trial(setting, 0)).chance();
    book.exactError(StrictMath.pow(chance, points));
    return examine(
        setting,
        Grade.EXACT,
        () -> alone(setting).vanishing(setting, points, trial -> look.apply(trial).zero()));
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

  private CaseFinding examine(Setting setting, Grade grade, Supplier<CaseFinding> examination) {
    CaseFinding known = examined.get(setting);
    if (known != null) {
      return known;
    }
    if (shrinking && shrinks++ >= stake.shrinks()) {
      return examiner.nothing(
          setting, Outcome.UNDECIDED, "not examined: the budget for shrinking is used up");
    }
    CaseFinding finding = alike(attempted(setting, examination));
    examined.put(setting, finding);
    book.add(finding, grade, shrinking);
    if (!shrinking) {
      session.progress().caseDone(form);
    }
    if (finding.failed() && !listed) {
      shrinking = true;
      begun.leave(examined.keySet());
    }
    return finding;
  }

  /**
   * A smaller setting stands for the failure that was found only if it fails in the same way: a run
   * that diverges is another failure than one that ends elsewhere.
   */
  private CaseFinding alike(CaseFinding finding) {
    boolean another =
        shrinking
            && finding.failed()
            && book.firstFailure().filter(f -> f.divergent() == finding.divergent()).isEmpty();
    return another
        ? examiner.nothing(
            finding.token().setting(),
            Outcome.UNDECIDED,
            "fails in another way: " + finding.words())
        : finding;
  }

  /** What the simulator does not offer is left out; what broke once is not tried again. */
  private CaseFinding attempted(Setting setting, Supplier<CaseFinding> examination) {
    if (broken) {
      // The engine looks for smaller settings that break too: there is nothing to be found there.
      return examiner.nothing(
          setting, Outcome.UNDECIDED, "not examined: the check broke elsewhere");
    }
    if (time.over()) {
      return examiner.nothing(
          setting, Outcome.UNDECIDED, "not examined: the time budget ended first");
    }
    try {
      CaseFinding found = begun.outcome(setting).orElseGet(examination);
      return found.with(book.caution(setting));
    } catch (NotOffered e) {
      return examiner.nothing(
          setting, Outcome.NOT_OFFERED, "the simulator does not offer " + e.getMessage());
    } catch (Unjudged e) {
      return examiner.nothing(setting, Outcome.UNDECIDED, "not judged: " + e.getMessage());
    } catch (RuntimeException e) {
      broken = true;
      throw e;
    }
  }

  /**
   * Ends the test of this form.
   *
   * @param smallest the smallest failing setting that the engine found, if it found one
   * @param why the check broke, if it did
   */
  public FormFinding close(Optional<Setting> smallest, Optional<String> why) {
    begun.leave(examined.keySet());
    Verdict verdict = book.verdict(why.isPresent());
    Optional<CaseFinding> counterexample =
        verdict == Verdict.REFUTED
            ? smallest.flatMap(this::confirmed).or(book::firstFailure)
            : Optional.empty();
    boolean asked = asked();
    if (!asked && verdict != Verdict.NOT_OFFERED && !session.simulator().own()) {
      book.note("the simulator under test has no part in this form");
    }
    double error = stake.pay(verdict, book.exactError());
    FormFinding finding =
        book.close(verdict, counterexample, why, asked, time.cut(), error, seconds());
    session.found(finding, time.cut());
    return finding;
  }

  /**
   * A number that the claim quotes although neither the check nor the drawing of its settings ever
   * asked for it, where trials were done: it would say what was not tested. The theory's own
   * simulator shows it: runs of another one may fail before the number is asked for.
   */
  public Optional<String> quotedInVain() {
    FormData data = session.line(form).data();
    boolean decided =
        session.simulator().own()
            && examined.values().stream()
                .anyMatch(found -> found.failed() || found.outcome() == Outcome.HELD);
    return !decided
        ? Optional.empty()
        : data.quoted().stream()
            .filter(name -> !numbers.asked().contains(name))
            .filter(name -> !data.often().equals(name))
            .sorted()
            .findFirst()
            .map(name -> "the claim quotes `" + name + "`, which its check never asks for");
  }

  /**
   * Ends the test of this form's claim at a setting where a hypothesis is dropped, and adds it.
   *
   * @param dropped the hypothesis, in words
   * @param row the bench of that setting
   */
  public void necessity(String dropped, OpenBench row) {
    book.necessity(row.closeRow(dropped), row.book);
  }

  private Necessity closeRow(String dropped) {
    CaseFinding found = only();
    Verdict verdict = book.verdict(false);
    double error = stake.pay(verdict, book.exactError());
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
    Question<?> question = put.get(setting);
    if (finding == null || !finding.failed()) {
      return Optional.empty();
    }
    if (question == null) {
      return Optional.of(finding);
    }
    CaseFinding again =
        examiner.confirmed(setting, question, FIRST_CONFIRMATION).with(book.caution(setting));
    book.confirmation(again);
    return again.failed() ? Optional.of(again) : Optional.empty();
  }

  private double seconds() {
    return (System.nanoTime() - startNanos + begun.nanos()) / 1e9;
  }
}

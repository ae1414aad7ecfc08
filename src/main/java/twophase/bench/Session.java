package twophase.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.dynamics.Simulator;
import twophase.evidence.FormFinding;
import twophase.inference.ErrorAccount;
import twophase.inference.ErrorLedger;
import twophase.random.SeedTree;
import twophase.statement.Card;
import twophase.statement.FormId;
import twophase.statement.Token;

/**
 * One run: what is tested, with which seed, by whom, and what has been found so far. The property
 * classes find it through {@link #current()}, since the engine that calls them hands nothing on.
 */
public final class Session {
  private static final ThreadLocal<Session> CURRENT = new ThreadLocal<>();

  private final long seed;
  private final Profile profile;
  private final Simulator simulator;
  private final Workers workers;
  private final ErrorLedger ledger;
  private final ErrorAccount account;
  private final Map<String, Card> cards;
  private final Progress progress;
  private final TimePlan plan;
  private final boolean verdictsOnly;
  private final Map<FormId, FormFinding> findings = new LinkedHashMap<>();

  /**
   * A run that has found nothing yet.
   *
   * @param seed root of all randomness, at least 0
   * @param profile effort
   * @param simulator who is tested
   * @param workers who does the trials
   * @param ledger the error budget, split over the whole catalogue
   * @param cards the cards by statement
   * @param progress who watches
   * @param plan how long all this may take
   */
  public Session(
      long seed,
      Profile profile,
      Simulator simulator,
      Workers workers,
      ErrorLedger ledger,
      Map<String, Card> cards,
      Progress progress,
      TimePlan plan) {
    this(seed, profile, simulator, workers, ledger, cards, progress, plan, false);
  }

  /**
   * The same with a choice.
   *
   * @param verdictsOnly whether verdicts alone are wanted: counterexamples are not made smaller,
   *     and no hypotheses are dropped
   */
  public Session(
      long seed,
      Profile profile,
      Simulator simulator,
      Workers workers,
      ErrorLedger ledger,
      Map<String, Card> cards,
      Progress progress,
      TimePlan plan,
      boolean verdictsOnly) {
    this.seed = seed;
    this.profile = profile;
    this.simulator = simulator;
    this.workers = workers;
    this.ledger = ledger;
    this.account = ledger.openAccount();
    this.cards = Map.copyOf(cards);
    this.progress = progress;
    this.plan = plan;
    this.verdictsOnly = verdictsOnly;
  }

  /** The run that this thread is in. */
  public static Optional<Session> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Does something within this run, on this thread. */
  public void within(Runnable work) {
    Session outer = CURRENT.get();
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Opens the bench on which one form is tested. */
  public Bench open(FormId form, Effort effort) {
    return new Bench(this, form, form.toString(), effort, Optional.empty(), plan.begin());
  }

  /**
   * Opens the bench on which a form's claim is tested where a hypothesis is dropped.
   *
   * @param whole the form's bench, whose time the row shares
   * @param account key of the ledger's share for it
   */
  public Bench openRow(Bench whole, FormId form, String account, Effort effort) {
    Effort one = new Effort(1, effort.trials(), 0, effort.statistical());
    return new Bench(this, form, account, one, Optional.empty(), whole.time());
  }

  /** Opens a bench that does the trials of one token again and decides nothing. */
  public Bench replay(Token token) {
    Effort effort = new Effort(1, token.trials(), 0, false);
    return new Bench(
        this,
        token.form(),
        token.form().toString(),
        effort,
        Optional.of(token),
        TimePlan.unlimited().begin());
  }

  /**
   * The number from which a form's settings are drawn: a function of the run's seed and the form.
   */
  public long drawSeed(FormId form) {
    return SeedTree.root(seed).child("draws").child(form.toString()).asLong();
  }

  /** The run's seed. */
  public long seed() {
    return seed;
  }

  /** The run's effort. */
  public Profile profile() {
    return profile;
  }

  /** Whether verdicts alone are wanted. */
  public boolean verdictsOnly() {
    return verdictsOnly;
  }

  /** Who is tested. */
  public Simulator simulator() {
    return simulator;
  }

  /** The chance, at most, that any verdict of a run of the whole catalogue is wrong. */
  public double errorTotal() {
    return ledger.total();
  }

  /** What this run has taken of it. */
  public double errorSpent() {
    return account.spent();
  }

  /** What has been found, in the order of finding. */
  public List<FormFinding> findings() {
    return List.copyOf(findings.values());
  }

  /** The card's line on a form. */
  Card.FormLine line(FormId form) {
    Card card = cards.get(form.statement());
    if (card == null) {
      throw new IllegalStateException("there is no card for " + form.statement());
    }
    return card.line(form.form())
        .orElseThrow(() -> new IllegalStateException("the card has no line for " + form));
  }

  /** What a deterministic check of the statement measures. */
  String statistic(FormId form) {
    return cards.get(form.statement()).statistic();
  }

  /** What a key of the ledger may spend of the error budget. */
  ErrorLedger.Share share(String key) {
    return ledger.share(key);
  }

  /** Takes from the error budget. */
  void charge(String key, double amount, String what) {
    account.charge(key, amount, what);
  }

  Workers workers() {
    return workers;
  }

  Progress progress() {
    return progress;
  }

  /**
   * Takes a finding.
   *
   * @param cut whether the budget of time cut its test short
   */
  void found(FormFinding finding, boolean cut) {
    findings.put(finding.id(), finding);
    if (!cut) {
      progress.formDecided(finding);
    }
    progress.formDone(finding);
  }
}

package twophase.kit.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.BadLuck;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.FormFinding;
import twophase.kit.inference.ErrorAccount;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.number.Numbers;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Domain;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Token;

/**
 * One run: what is tested, with which seed, by whom, and what has been found so far. The property
 * classes find it through {@link #current()}, since the engine that calls them hands nothing on.
 */
public final class Session {
  /** What a token says in a profile's place of a point of a map: this and the trials. */
  public static final String POINT = "map-";

  /** What it says behind the profile of a row of a table of necessity. */
  public static final String ROW = "-row";

  /**
   * What it says behind both where the run's error budget was not the usual one: this and the
   * total.
   */
  public static final String ERROR = "@";

  private static final ThreadLocal<Session> CURRENT = new ThreadLocal<>();

  private final Task task;
  private final Means means;
  private final ErrorAccount account;
  private final Map<FormId, FormFinding> findings = new LinkedHashMap<>();
  private final Map<FormId, OpenBench> rehearsed = new HashMap<>();
  private boolean rehearsing;

  /** A run that has found nothing yet. */
  public Session(Task task, Means means) {
    this.task = task;
    this.means = means;
    this.account = task.ledger().openAccount();
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

  /**
   * Does something within this run, on this thread, by which settings are drawn and nothing is
   * decided: what they take is begun, beside whatever else is done. Whoever gives forms no time of
   * their own may rehearse them.
   */
  public void rehearse(Runnable work) {
    rehearsing = true;
    try {
      within(work);
    } finally {
      rehearsing = false;
    }
  }

  /** Whether nothing is to be decided now. */
  public boolean rehearsing() {
    return rehearsing;
  }

  /** Opens the bench on which one form is tested: the same again once it was rehearsed. */
  public OpenBench open(FormId form, Effort effort) {
    OpenBench begun = rehearsed.remove(form);
    if (begun != null) {
      return begun.inTurn();
    }
    OpenBench bench = opened(form, effort);
    if (rehearsing) {
      rehearsed.put(form, bench);
    }
    return bench;
  }

  private OpenBench opened(FormId form, Effort effort) {
    return open(form, ofThisError(profile().toString()), form.toString(), effort, Optional.empty());
  }

  /** Opens the bench on which a form is tested at one point of a map. */
  public OpenBench openPoint(FormId form, Effort effort) {
    return open(form, POINT + effort.trials(), form.toString(), effort, Optional.empty());
  }

  /**
   * Opens the bench on which a form's claim is tested where a hypothesis is dropped.
   *
   * @param whole the form's bench, whose time the row shares
   * @param account key of the ledger's share for it
   */
  public OpenBench openRow(OpenBench whole, FormId form, String account, Effort effort) {
    return new OpenBench(
        this,
        form,
        ofThisError(profile() + ROW),
        account,
        effort.alone(),
        Optional.empty(),
        whole.time());
  }

  /**
   * Opens a bench that takes the decision of one token again.
   *
   * @param account key of the ledger's share that the decision drew on
   * @param effort what it was allowed
   */
  public OpenBench replay(Token token, String account, Effort effort) {
    return open(token.form(), token.run(), account, effort, Optional.of(token));
  }

  private OpenBench open(
      FormId form, String run, String account, Effort effort, Optional<Token> again) {
    return new OpenBench(this, form, run, account, effort, again, means.plan().begin());
  }

  private String ofThisError(String run) {
    double total = task.ledger().total();
    return total == ErrorBudget.USUAL ? run : run + ERROR + Numbers.shortest(total);
  }

  /**
   * The number from which a form's settings are drawn: a function of the run's seed and the form,
   * of 53 bits.
   */
  public long drawSeed(FormId form) {
    return SeedTree.root(task.seed()).child("draws").child(form.toString()).asLong() >>> 10;
  }

  /** The run's seed. */
  public long seed() {
    return task.seed();
  }

  /** The run's effort. */
  public Profile profile() {
    return task.profile();
  }

  /** Whether verdicts alone are wanted. */
  public boolean verdictsOnly() {
    return task.verdictsOnly();
  }

  /** Who is tested. */
  public Simulator simulator() {
    return task.simulator();
  }

  /**
   * The chance of saying anything wrong.
   *
   * @param spent what the run took of it
   * @param luck the second error, where it is told
   */
  public ErrorBudget budget(double spent, Optional<BadLuck> luck) {
    return new ErrorBudget(task.ledger().total(), spent, task.ledger().reserve(), luck);
  }

  /** What has been found, in the order of finding. */
  public List<FormFinding> findings() {
    return List.copyOf(findings.values());
  }

  /** The card's line on a form. */
  Card.FormLine line(FormId form) {
    return card(form.statement())
        .line(form.form())
        .orElseThrow(() -> new IllegalStateException("the card has no line for " + form));
  }

  /**
   * The card of a statement.
   *
   * @throws IllegalStateException if there is none
   */
  public Card card(String statement) {
    Card card = task.cards().get(statement);
    if (card == null) {
      throw new IllegalStateException("there is no card for " + statement);
    }
    return card;
  }

  /**
   * Whether all settings of a form are gone through whatever is found at them: a list of readings,
   * or the settings at which a law is evaluated.
   */
  public boolean listed(FormId form) {
    return line(form).data().law().isPresent() || readings(form);
  }

  /** Whether the settings of a form are so many readings of one text. */
  boolean readings(FormId form) {
    return domain(form).filter(Domain::readings).isPresent();
  }

  /** How many settings of a form are a list, whatever the run's seed. */
  int fixed(FormId form) {
    return listed(form) || line(form).data().plan().exhaustive()
        ? Integer.MAX_VALUE
        : card(form.statement()).listed(form.form());
  }

  private Optional<Domain> domain(FormId form) {
    return Optional.ofNullable(card(form.statement()).domains().get(line(form).data().domain()));
  }

  /** What the statement's card chooses. */
  CardNumbers numbers(FormId form) {
    return card(form.statement()).numbers();
  }

  /** What the theory has to say of settings. */
  public Conditions conditions() {
    return task.conditions();
  }

  /** What a deterministic check of a form measures: its own number, or what all of them do. */
  String statistic(FormId form) {
    return Optional.of(line(form).data().number())
        .filter(number -> !number.isEmpty())
        .orElseGet(() -> card(form.statement()).statistic());
  }

  /** What trials of a form measure, behind "median". */
  String number(FormId form) {
    return card(form.statement()).number(form.form());
  }

  /** What a key of the ledger may spend of the error budget. */
  ErrorLedger.Share share(String key) {
    return task.ledger().share(key);
  }

  /** Takes from the error budget. */
  void charge(String key, double amount) {
    account.charge(key, amount);
  }

  Work work() {
    return means.work();
  }

  /** After how many trials a setting is left undecided, where its form would allow more. */
  long mostTrials() {
    return means.trials();
  }

  Workers workers() {
    return means.workers();
  }

  Progress progress() {
    return means.progress();
  }

  /**
   * Takes a finding.
   *
   * @param cut whether the budget of time cut its test short
   */
  void found(FormFinding finding, boolean cut) {
    findings.put(finding.id(), finding);
    if (!cut) {
      means.progress().formDecided(finding);
    }
    means.progress().formDone(finding);
  }
}

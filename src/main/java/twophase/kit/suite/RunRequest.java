package twophase.kit.suite;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.TimePlan;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Shard;
import twophase.kit.evidence.Standing;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;

/**
 * What is to be run. Unless it is said otherwise: all statements that are about the theory and, for
 * a simulator that is not the theory's own, those about the simulator, on all cores, with the cards
 * that the theory carries, whatever time it takes.
 */
public final class RunRequest {
  private final Catalogue catalogue;
  private final FormCosts costs;
  private final Profile profile;
  private final long seed;
  private final Simulator simulator;
  private int threads = Runtime.getRuntime().availableProcessors();
  private Selection only = Selection.ALL;
  private Optional<Duration> budget = Optional.empty();
  private Optional<Shard> shard = Optional.empty();
  private String command = "";
  private boolean verdictsOnly;
  private boolean untilOneDiffers;
  private Optional<Duration> longest = Optional.empty();
  private long mostTrials = Long.MAX_VALUE;

  private RunRequest(
      Catalogue catalogue, FormCosts costs, Profile profile, long seed, Simulator simulator) {
    this.catalogue = catalogue;
    this.costs = costs;
    this.profile = profile;
    this.seed = seed;
    this.simulator = simulator;
  }

  /**
   * A run of a theory's statements.
   *
   * @param catalogue the statements with their cards
   * @param profile effort
   * @param seed root of all randomness, at least 0
   * @param simulator who is tested
   */
  public static RunRequest of(
      Catalogue catalogue, Profile profile, long seed, Simulator simulator) {
    return new RunRequest(catalogue, FormCosts.of(catalogue), profile, seed, simulator);
  }

  private RunRequest copy() {
    RunRequest copy = new RunRequest(catalogue, costs, profile, seed, simulator);
    copy.threads = threads;
    copy.only = only;
    copy.budget = budget;
    copy.shard = shard;
    copy.command = command;
    copy.verdictsOnly = verdictsOnly;
    copy.untilOneDiffers = untilOneDiffers;
    copy.longest = longest;
    copy.mostTrials = mostTrials;
    return copy;
  }

  /**
   * The same on so many worker threads.
   *
   * @param number at least 1
   */
  public RunRequest onThreads(int number) {
    RunRequest changed = copy();
    changed.threads = number;
    return changed;
  }

  /**
   * The same about some statements.
   *
   * @param statements in any order; empty for all that a run is about unless it is said otherwise
   */
  public RunRequest about(List<String> statements) {
    return about(new Selection(statements));
  }

  /** The same about some statements, forms, and parts of forms. */
  public RunRequest about(Selection selection) {
    RunRequest changed = copy();
    changed.only = selection;
    return changed;
  }

  /** What of the theory is asked for. */
  public Selection only() {
    return only;
  }

  /** The same within a budget of time, where there is one. */
  public RunRequest within(Optional<Duration> time) {
    RunRequest changed = copy();
    changed.budget = time;
    return changed;
  }

  /** The same, asked for by that command line: the evidence says so. */
  public RunRequest askedBy(String line) {
    RunRequest changed = copy();
    changed.command = line;
    return changed;
  }

  /** The same with verdicts alone: no smaller counterexamples, no hypotheses dropped. */
  public RunRequest forVerdictsOnly() {
    RunRequest changed = copy();
    changed.verdictsOnly = true;
    return changed;
  }

  /** The same from the cheapest form up, until the verdict of one is not the expected one. */
  public RunRequest untilOneDiffers() {
    RunRequest changed = copy();
    changed.untilOneDiffers = true;
    return changed;
  }

  /**
   * The same without the forms that take the theory's own simulator longer, by the list of costs
   * that the theory carries: the same ones on every machine.
   *
   * @param time what a form may cost; empty for all forms
   */
  public RunRequest ofFormsUpTo(Optional<Duration> time) {
    RunRequest changed = copy();
    changed.longest = time;
    return changed;
  }

  /**
   * The same with so many trials at a setting at the most; one that is not decided by then is left
   * undecided, on any machine.
   *
   * @param trials at least 1
   */
  public RunRequest atMost(long trials) {
    RunRequest changed = copy();
    changed.mostTrials = trials;
    return changed;
  }

  /**
   * One shard of the same run.
   *
   * @throws twophase.kit.statement.BadInputException if there are more shards than forms
   */
  public RunRequest inShard(Shard part) {
    Split.of(allForms(), this::cost, part.of());
    RunRequest changed = copy();
    changed.shard = Optional.of(part);
    return changed;
  }

  /** The theory's statements. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Effort. */
  public Profile profile() {
    return profile;
  }

  /** Root of all randomness. */
  public long seed() {
    return seed;
  }

  /** The error budget of the whole run. */
  public double error() {
    return catalogue.ledger().total();
  }

  /** Who is tested. */
  public Simulator simulator() {
    return simulator;
  }

  /** Worker threads. */
  public int threads() {
    return threads;
  }

  /** The cards of all statements by statement, in the catalogue's order. */
  public Map<String, Card> cards() {
    return catalogue.cards();
  }

  /** The command line. */
  String command() {
    return command;
  }

  /** Which part of the run this is; nothing where it is the whole. */
  public Optional<Shard> shard() {
    return shard;
  }

  /** Whether verdicts alone are wanted. */
  boolean verdictsOnly() {
    return verdictsOnly;
  }

  /** After how many trials a setting is left undecided. */
  long mostTrials() {
    return mostTrials;
  }

  /** Whether this finding ends the run. */
  boolean endsWith(FormFinding found) {
    return untilOneDiffers && found.standing() == Standing.DIFFERS;
  }

  /** Whether each statement's forms are all there, so that parts can be taken together. */
  boolean ofWholeStatements() {
    return shard.isEmpty() && longest.isEmpty();
  }

  /** Whether it is a whole run, of all statements that are about the theory, whatever it takes. */
  public boolean whole() {
    return only.all() && ofWholeStatements() && budget.isEmpty();
  }

  /** The cards of the statements that the whole run is about, in the catalogue's order. */
  List<Card> wanted() {
    List<String> usual = simulator.own() ? catalogue.aboutTheory() : catalogue.statements();
    return cards().values().stream()
        .filter(card -> only.all() ? usual.contains(card.id()) : only.about(card.id()))
        .filter(card -> card.formIds().stream().anyMatch(this::inProfile))
        .toList();
  }

  /** The forms and parts that are to be tested, in the cards' order: the shard's or all. */
  public List<FormId> forms() {
    List<FormId> all = allForms();
    return shard.map(s -> Split.of(all, this::cost, s.of()).get(s.index() - 1)).orElse(all);
  }

  private List<FormId> allForms() {
    return wanted().stream()
        .flatMap(card -> card.formIds().stream())
        .filter(only::has)
        .filter(this::inProfile)
        .filter(form -> !tooLong(form))
        .toList();
  }

  /**
   * Makes sure that each name that was asked for is tested in the profile: nothing that is asked
   * for is left out without a word.
   *
   * @throws BadInputException if one is not
   */
  public void requireInProfile() {
    for (String name : only.names()) {
      Selection one = new Selection(List.of(name));
      List<FormId> forms = all().filter(one::has).toList();
      if (forms.stream().noneMatch(this::inProfile)) {
        throw new BadInputException(
            "`%s` is not tested in the %s profile; the first that has it is %s"
                .formatted(name, profile, first(forms)));
      }
    }
  }

  private Stream<FormId> all() {
    return cards().values().stream().flatMap(card -> card.formIds().stream());
  }

  private Profile first(List<FormId> forms) {
    return Arrays.stream(Profile.values())
        .filter(other -> forms.stream().anyMatch(form -> property(form).in(other)))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the profile tests a form. */
  boolean inProfile(FormId form) {
    return property(form).in(profile);
  }

  /** The forms that are left out since they take too long, in the cards' order. */
  public List<FormId> leftOut() {
    return wanted().stream()
        .flatMap(card -> card.formIds().stream())
        .filter(only::has)
        .filter(this::inProfile)
        .filter(this::tooLong)
        .toList();
  }

  private boolean tooLong(FormId form) {
    return longest.filter(most -> costs.of(property(form), profile) > most.toMillis()).isPresent();
  }

  /** About what one setting of a form costs, in milliseconds. */
  public long costOfSetting(FormId form) {
    return cost(form) / property(form).effort(profile).settings();
  }

  /**
   * About what a form costs, in milliseconds. Another simulator than the theory's own is taken to
   * be slow; faults, of which no more is wanted than that one form differs, are as fast as the
   * theory's own.
   */
  public long cost(FormId form) {
    return simulator.own() || untilOneDiffers
        ? costs.of(property(form), profile)
        : costs.ofAnother(property(form), profile);
  }

  /** About what the whole run, or the shard, costs. */
  public long cost() {
    return forms().stream().mapToLong(this::cost).sum();
  }

  /** The property of a form. */
  PropertyMethod property(FormId form) {
    return catalogue.property(form).orElseThrow();
  }

  /** The budget, for these forms. */
  TimePlan timePlan(List<FormId> forms) {
    int first =
        (int) forms.stream().filter(form -> catalogue.aboutSimulators(form.statement())).count();
    return budget
        .map(time -> TimePlan.of(time, first, forms.size() - first))
        .orElseGet(TimePlan::unlimited);
  }

  /**
   * Whether forms may be begun before their turn. There is no use in it on one thread; a budget
   * gives each form a time of its own, which begins with its turn; and of a stranger's simulator no
   * more is asked than what counts.
   */
  boolean mayRehearse() {
    return threads > 1 && budget.isEmpty() && !untilOneDiffers && simulator.own();
  }

  /**
   * In which order forms are tested: as they come; with a budget of time, or where the first that
   * differs is the last, what is about the simulator itself first, and then from the cheapest up.
   * The findings do not depend on it.
   */
  public List<FormId> inTurn(List<FormId> forms) {
    return budget.isEmpty() && !untilOneDiffers
        ? forms
        : forms.stream()
            .sorted(
                Comparator.comparing((FormId f) -> !catalogue.aboutSimulators(f.statement()))
                    .thenComparing(this::cost))
            .toList();
  }
}

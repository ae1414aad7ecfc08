package twophase.suite;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.bench.Profile;
import twophase.bench.TimePlan;
import twophase.dynamics.Simulator;
import twophase.evidence.Shard;
import twophase.statement.Card;
import twophase.statement.FormId;
import twophase.theorems.Catalogue;
import twophase.theorems.PropertyMethod;

/**
 * What is to be run.
 *
 * @param profile effort
 * @param seed root of all randomness, at least 0
 * @param threads worker threads, at least 1
 * @param simulator who is tested
 * @param cards the cards of the whole catalogue by statement, in its order
 * @param only the statements to run, in any order; where it is empty all that are about the theory
 *     and, for a simulator that is not the suite's own, the one about the simulator
 * @param budget how long the run may take; without one it takes what its profile asks for
 * @param command the command line, for the evidence
 * @param shard which part of the run this is; without one it is the whole
 * @param verdictsOnly whether verdicts alone are wanted: counterexamples are not made smaller, and
 *     no hypotheses are dropped
 */
public record RunRequest(
    Profile profile,
    long seed,
    int threads,
    Simulator simulator,
    Map<String, Card> cards,
    List<String> only,
    Optional<Duration> budget,
    String command,
    Optional<Shard> shard,
    boolean verdictsOnly) {

  /** A run with everything that a report shows. */
  public RunRequest(
      Profile profile,
      long seed,
      int threads,
      Simulator simulator,
      Map<String, Card> cards,
      List<String> only,
      Optional<Duration> budget,
      String command) {
    this(profile, seed, threads, simulator, cards, only, budget, command, Optional.empty(), false);
  }

  /** A run without a budget of time. */
  public RunRequest(
      Profile profile,
      long seed,
      int threads,
      Simulator simulator,
      Map<String, Card> cards,
      List<String> only,
      String command) {
    this(profile, seed, threads, simulator, cards, only, Optional.empty(), command);
  }

  /** The same run with verdicts alone wanted. */
  public RunRequest forVerdictsOnly() {
    return new RunRequest(
        profile, seed, threads, simulator, cards, only, budget, command, shard, true);
  }

  /**
   * One shard of the same run.
   *
   * @throws twophase.statement.BadInputException if there are more shards than forms
   */
  public RunRequest inShard(Shard part) {
    Split.of(allForms(), this::cost, part.of());
    return new RunRequest(
        profile,
        seed,
        threads,
        simulator,
        cards,
        only,
        budget,
        command,
        Optional.of(part),
        verdictsOnly);
  }

  /** The cards of the statements that the whole run is about, in the catalogue's order. */
  List<Card> wanted() {
    return cards.values().stream().filter(card -> wants(card.id())).toList();
  }

  /** The forms and parts that are to be tested, in the cards' order: the shard's or all. */
  public List<FormId> forms() {
    List<FormId> all = allForms();
    return shard.map(s -> Split.of(all, this::cost, s.of()).get(s.index() - 1)).orElse(all);
  }

  private List<FormId> allForms() {
    return wanted().stream().flatMap(card -> card.formIds().stream()).toList();
  }

  /** About what one setting of a form costs, in milliseconds. */
  public long costOfSetting(FormId form) {
    return cost(form) / property(form).effort(profile).settings();
  }

  /** About what a form costs, in milliseconds. */
  public long cost(FormId form) {
    return FormCosts.of(property(form), profile);
  }

  /** About what the whole run, or the shard, costs. */
  public long cost() {
    return forms().stream().mapToLong(this::cost).sum();
  }

  private static PropertyMethod property(FormId form) {
    return Catalogue.property(form).orElseThrow();
  }

  /** The budget, for so many forms. */
  TimePlan timePlan(int forms) {
    return budget.map(time -> TimePlan.of(time, forms)).orElseGet(TimePlan::unlimited);
  }

  /**
   * In which order forms are tested: as they come; with a budget of time what is about the
   * simulator itself first, and then from the cheapest up, so that as many as possible are decided.
   * The findings do not depend on it.
   */
  List<FormId> inTurn(List<FormId> forms) {
    return budget.isEmpty()
        ? forms
        : forms.stream()
            .sorted(
                Comparator.comparing((FormId f) -> !f.statement().equals(Catalogue.CONFORMANCE))
                    .thenComparing(this::cost))
            .toList();
  }

  /** Whether a statement is to be run. */
  private boolean wants(String statement) {
    if (!only.isEmpty()) {
      return only.contains(statement);
    }
    return (simulator.own() ? Catalogue.ownStatements() : Catalogue.statements())
        .contains(statement);
  }
}

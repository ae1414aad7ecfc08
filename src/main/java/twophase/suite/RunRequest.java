package twophase.suite;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.bench.Profile;
import twophase.bench.TimePlan;
import twophase.dynamics.Simulator;
import twophase.statement.Card;
import twophase.statement.FormId;
import twophase.theorems.Catalogue;

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
    boolean verdictsOnly) {
  private static final long COST_OF_CHANCE = 100;

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
    this(profile, seed, threads, simulator, cards, only, budget, command, false);
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
    return new RunRequest(profile, seed, threads, simulator, cards, only, budget, command, true);
  }

  /**
   * About what one setting of a form costs, in units of a setting that takes a single trial: for
   * showing progress, nothing else.
   */
  public long costOfSetting(FormId form) {
    boolean chance =
        Catalogue.property(form).map(p -> p.effort(profile).statistical()).orElse(false);
    return chance ? COST_OF_CHANCE : 1;
  }

  /** About what a form costs if all its settings are drawn. */
  public long cost(FormId form) {
    return Catalogue.property(form).map(p -> p.effort(profile).settings()).orElse(0)
        * costOfSetting(form);
  }

  /** About what the whole run costs. */
  public long cost() {
    return Catalogue.properties().stream()
        .filter(p -> wants(p.id().statement()))
        .mapToLong(p -> cost(p.id()))
        .sum();
  }

  /** The budget, spread over the forms by their costs. */
  TimePlan timePlan() {
    Map<FormId, Double> weights = new LinkedHashMap<>();
    Catalogue.properties().stream()
        .filter(p -> wants(p.id().statement()))
        .forEach(p -> weights.put(p.id(), (double) cost(p.id())));
    return budget.map(time -> TimePlan.of(time, weights)).orElseGet(TimePlan::unlimited);
  }

  /** Whether a statement is to be run. */
  boolean wants(String statement) {
    if (!only.isEmpty()) {
      return only.contains(statement);
    }
    return (simulator.own() ? Catalogue.ownStatements() : Catalogue.statements())
        .contains(statement);
  }
}

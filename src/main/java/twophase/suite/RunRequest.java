package twophase.suite;

import java.util.List;
import java.util.Map;
import twophase.bench.Profile;
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
 * @param only the statements to run, in any order; all of them where it is empty
 * @param command the command line, for the evidence
 */
public record RunRequest(
    Profile profile,
    long seed,
    int threads,
    Simulator simulator,
    Map<String, Card> cards,
    List<String> only,
    String command) {

  /** Settings that are drawn for one form; fewer where it is decided early. */
  public long plannedSettings(FormId form) {
    return Catalogue.property(form).map(p -> p.effort(profile).settings()).orElse(0);
  }

  /** Settings that are drawn in the whole run; fewer where forms are decided early. */
  public long plannedSettings() {
    return Catalogue.properties().stream()
        .filter(p -> wants(p.id().statement()))
        .mapToLong(p -> p.effort(profile).settings())
        .sum();
  }

  /** Whether a statement is to be run. */
  boolean wants(String statement) {
    return only.isEmpty() || only.contains(statement);
  }
}

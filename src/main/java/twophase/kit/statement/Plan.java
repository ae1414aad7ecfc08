package twophase.kit.statement;

import java.util.List;

/**
 * What a card spends on a form; lists have one entry for each profile, from quick to deep.
 *
 * @param settings settings that are drawn
 * @param trials trials for one setting at the most; empty where nothing is left to chance
 * @param shrinks smaller settings that are tried after a failure at the most
 * @param weight its part of a unit of error, in (0, 1]
 * @param exhaustive whether all settings are gone through where there are no more than are to be
 *     drawn
 */
public record Plan(
    List<Integer> settings,
    List<Long> trials,
    List<Integer> shrinks,
    double weight,
    boolean exhaustive) {

  /** Takes its own copies. */
  public Plan {
    settings = List.copyOf(settings);
    trials = List.copyOf(trials);
    shrinks = List.copyOf(shrinks);
  }
}

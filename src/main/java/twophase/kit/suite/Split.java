package twophase.kit.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;

/**
 * Splits forms over shards by what they cost: the costliest first, each to the shard that has least
 * so far (R. L. Graham's longest-processing-time rule, 1969: the heaviest shard is at most 4/3 of
 * the best possible). A function of the forms and their costs, whatever order they come in.
 */
final class Split {
  private Split() {}

  /**
   * The shards.
   *
   * @param cost of a form, positive
   * @param of how many shards, at least 1
   * @return each shard's forms, in the order given
   * @throws BadInputException if there are more shards than forms: a shard that tests nothing is a
   *     mistake
   */
  static List<List<FormId>> of(List<FormId> forms, ToLongFunction<FormId> cost, int of) {
    if (of > forms.size()) {
      throw new BadInputException(
          "--shard: "
              + of
              + " shards are more than the "
              + forms.size()
              + " forms to be tested; N is at most "
              + forms.size());
    }
    List<List<FormId>> shards = new ArrayList<>();
    for (int k = 0; k < of; k++) {
      shards.add(new ArrayList<>());
    }
    long[] loads = new long[of];
    List<FormId> costliest = new ArrayList<>(forms);
    costliest.sort(
        Comparator.comparingLong(cost).reversed().thenComparing(Comparator.naturalOrder()));
    for (FormId form : costliest) {
      int lightest = lightest(loads);
      shards.get(lightest).add(form);
      loads[lightest] += cost.applyAsLong(form);
    }
    shards.forEach(shard -> shard.sort(Comparator.comparingInt(forms::indexOf)));
    return shards;
  }

  private static int lightest(long[] loads) {
    int lightest = 0;
    for (int k = 1; k < loads.length; k++) {
      lightest = loads[k] < loads[lightest] ? k : lightest;
    }
    return lightest;
  }
}

package twophase.paper.theorems;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import twophase.kit.bench.Caution;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Hypothesis.Met;
import twophase.kit.bench.Limit;
import twophase.paper.theory.ConditionOne;

/** The paper's hypotheses A0 to A6, and the stability limit, as predicates on settings. */
public final class Hypotheses {
  /** What they ask, in the words of the paper's Condition 1. */
  private static final Map<String, String> TEXTS =
      Map.of(
          "A0", "x_i ~ N(0, I)",
          "A1", "m = Ω(1/√η)",
          "A2", "η ≤ C⁻⁹⁶",
          "A3", "n ≥ 1/η²",
          "A4", "‖θ*‖ ≤ m^(−1/4)",
          "A5", "max ‖x_i‖ ≤ C_data",
          "A6", "d ≥ 9 (ln 2) K⁴/(2c)");

  /** A0 to A6. */
  public static final List<Hypothesis> ALL =
      ConditionOne.evaluate(ConditionOne.Point.of(1, 1, true, 1, 1, 1, 0)).stream()
          .map(Hypotheses::of)
          .toList();

  /** The mean-square stability limit. */
  public static final Caution STABILITY =
      new Caution(
          new Limit("stability limit", "k s", 1, "runs there may diverge"),
          setting ->
              setting instanceof Loaded loaded
                  ? OptionalDouble.of(loaded.stabilityLoad())
                  : OptionalDouble.empty());

  private Hypotheses() {}

  private static Hypothesis of(ConditionOne.Part part) {
    return new Hypothesis(
        part.id(),
        TEXTS.get(part.id()),
        part.reading(),
        part.note(),
        setting -> met(part.id(), setting));
  }

  private static Met met(String id, Record setting) {
    if (!(setting instanceof Conditioned conditioned)) {
      return Met.UNKNOWN;
    }
    return conditioned.points().stream()
        .flatMap(point -> ConditionOne.evaluate(point).stream())
        .filter(part -> part.id().equals(id))
        .map(part -> part.met() ? Met.YES : Met.NO)
        .reduce(Met::and)
        .orElse(Met.UNKNOWN);
  }
}

package twophase.kit.bench;

import java.util.List;

/**
 * What a theory has to say of settings.
 *
 * @param hypotheses all that its statements may assume
 * @param cautions limits that are known beforehand
 */
public record Conditions(List<Hypothesis> hypotheses, List<Caution> cautions) {
  /** Nothing. */
  public static final Conditions NONE = new Conditions(List.of(), List.of());

  /** Takes its own copies. */
  public Conditions {
    hypotheses = List.copyOf(hypotheses);
    cautions = List.copyOf(cautions);
  }
}

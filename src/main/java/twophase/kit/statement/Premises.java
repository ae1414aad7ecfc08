package twophase.kit.statement;

import java.util.List;
import twophase.kit.text.Inert;

/**
 * What a statement rests on.
 *
 * @param assumes the theory's hypotheses that it assumes, by their ids
 * @param restsOn the statements that the argument for it uses, by their ids
 */
public record Premises(List<String> assumes, List<String> restsOn) {
  /** Nothing. */
  public static final Premises NONE = new Premises(List.of(), List.of());

  /** Makes its texts inert. */
  public Premises {
    assumes = assumes.stream().map(Inert::name).toList();
    restsOn = restsOn.stream().map(Inert::name).toList();
  }
}

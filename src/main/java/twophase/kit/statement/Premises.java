package twophase.kit.statement;

import java.util.List;

/**
 * What a statement rests on.
 *
 * @param assumes the theory's hypotheses that it assumes, by their ids
 * @param restsOn the statements that the argument for it uses, by their ids
 */
public record Premises(List<String> assumes, List<String> restsOn) {
  /** Nothing. */
  public static final Premises NONE = new Premises(List.of(), List.of());

  /** Takes its own copies. */
  public Premises {
    assumes = List.copyOf(assumes);
    restsOn = List.copyOf(restsOn);
  }
}

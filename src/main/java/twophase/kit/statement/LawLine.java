package twophase.kit.statement;

import java.util.List;

/**
 * What stands behind a form that a law decides and no run.
 *
 * @param grade {@link Grade#PROVED} or {@link Grade#DERIVED}
 * @param testedBy the forms that test the law, or each step of its proof, by simulation
 * @param page where the proof is, from the project's root; empty where the card derives it
 * @param unproved what the derivation leaves unproved, in one sentence; empty if nothing
 */
public record LawLine(Grade grade, List<String> testedBy, String page, String unproved) {

  /** Takes its own copy. */
  public LawLine {
    testedBy = List.copyOf(testedBy);
  }
}

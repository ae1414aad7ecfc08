package twophase.kit.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a card asks of a form.
 *
 * @param plan what it spends
 * @param domain the name of the domain that it is tested on
 * @param often the name of the constant that says the probability; empty where there is none
 * @param probability with which the claim is to be seen, at least; where that is one number
 * @param assumes the hypotheses of the theory that the form assumes, by their ids
 * @param rows settings at which a hypothesis is dropped
 * @param kept cases that are tested first
 * @param quoted names of the constants that its claim quotes, in its order: a card is the same text
 *     in every run, since its digest names the run
 * @param telling what is said beside its verdict
 * @param law what stands behind it where no run decides it
 * @param number what its trials measure, behind "median", its law, or a deterministic check; empty
 *     where the card does not tell
 * @param luck what bounds the chance that bad luck alone misses its expected verdict; empty where
 *     the card does not tell
 */
public record FormData(
    Plan plan,
    String domain,
    String often,
    OptionalDouble probability,
    List<String> assumes,
    List<Row> rows,
    List<Kept> kept,
    List<String> quoted,
    Telling telling,
    Optional<LawLine> law,
    String number,
    Optional<Luck> luck) {
  /** Nothing. */
  static final FormData NONE =
      new FormData(
          new Plan(List.of(), List.of(), List.of(), 1, false),
          "",
          "",
          OptionalDouble.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Telling.NONE,
          Optional.empty(),
          "",
          Optional.empty());

  /** Takes its own copies. */
  public FormData {
    assumes = List.copyOf(assumes);
    rows = List.copyOf(rows);
    kept = List.copyOf(kept);
    quoted = List.copyOf(quoted);
  }

  /**
   * A setting at which a hypothesis is dropped.
   *
   * @param hypothesis in words
   * @param setting values by name
   */
  public record Row(String hypothesis, Map<String, String> setting) {}

  /**
   * A case that is tested first, in every run.
   *
   * @param setting values by name
   * @param token where the card names a case and not a setting alone: its seed and trial are those
   *     of a form that one run decides, so that the case is the same in every run. Where trials are
   *     counted they are the run's own: what was chosen after looking is no evidence of a
   *     probability
   */
  public record Kept(Map<String, String> setting, Optional<Token> token) {}
}

package twophase.kit.bench;

import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.HypothesisStanding;

/**
 * What a theory has to say of settings.
 *
 * @param hypotheses all that its statements may assume
 * @param cautions limits that are known beforehand
 * @param landmark what its readers measure settings by, where there is one
 */
public record Conditions(
    List<Hypothesis> hypotheses, List<Caution> cautions, Optional<Landmark> landmark) {
  /** Nothing. */
  public static final Conditions NONE = new Conditions(List.of(), List.of(), Optional.empty());

  /** Takes its own copies. */
  public Conditions {
    hypotheses = List.copyOf(hypotheses);
    cautions = List.copyOf(cautions);
  }

  /** How the hypotheses stand at a setting; empty where none of them has anything to say of it. */
  List<HypothesisStanding> standings(Record setting) {
    List<HypothesisStanding> all = hypotheses.stream().map(h -> h.standing(setting)).toList();
    return all.stream().allMatch(s -> s.met().equals(Hypothesis.Met.UNKNOWN.word()))
        ? List.of()
        : all;
  }
}

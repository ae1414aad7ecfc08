package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import twophase.kit.statement.Alternative;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Verdict;

/**
 * What was found about a form as it is counted: it was tested itself, or it is what its parts say
 * together. In a shard, whose other parts are elsewhere, a part is counted by itself.
 *
 * @param finding of the form
 * @param parts in the card's order; empty where the form was tested itself
 */
public record WholeForm(FormFinding finding, List<FormFinding> parts) {

  /** Takes its own copy. */
  public WholeForm {
    parts = List.copyOf(parts);
  }

  /** A form, or in a shard a part, that was tested itself. */
  static WholeForm tested(FormFinding finding) {
    return new WholeForm(finding, List.of());
  }

  /**
   * What the parts say together: their conjunction, or where the text may be read in several ways,
   * what the readings come to; with the weakest grade. Parts that the simulator does not offer do
   * not count.
   *
   * @param parts at least one
   * @param alternatives the readings; empty where the form is the conjunction of its parts
   */
  static WholeForm of(FormId id, List<FormFinding> parts, List<Alternative> alternatives) {
    if (alternatives.isEmpty()) {
      return new WholeForm(together(id, parts), parts);
    }
    Map<Alternative, FormFinding> readings = new LinkedHashMap<>();
    alternatives.forEach(
        reading ->
            readings.put(
                reading,
                together(
                    id,
                    parts.stream().filter(p -> reading.parts().contains(p.id().form())).toList())));
    List<FormFinding> found = List.copyOf(readings.values());
    Verdict verdict = Verdict.alternatives(found.stream().map(FormFinding::verdict).toList());
    Bearing bearing = Bearing.alternatives(verdict, readings);
    Verdict expected =
        Verdict.alternatives(counted(found).stream().map(FormFinding::expected).toList());
    return new WholeForm(sum(id, parts, verdict, expected, bearing), parts);
  }

  /** The parts that count: those that are offered, unless none is. */
  private static List<FormFinding> counted(List<FormFinding> parts) {
    List<FormFinding> offered = parts.stream().filter(FormFinding::offered).toList();
    return offered.isEmpty() ? parts : offered;
  }

  private static FormFinding together(FormId id, List<FormFinding> parts) {
    List<FormFinding> counted = counted(parts);
    Verdict verdict = Verdict.conjunction(counted.stream().map(FormFinding::verdict).toList());
    Bearing bearing = Bearing.conjunction(verdict, counted);
    int missing = parts.size() - counted.size();
    if (missing > 0) {
      bearing =
          new Bearing(
              bearing.scope(),
              bearing.unmet(),
              bearing.told() + "; " + missing + " of " + parts.size() + " parts not offered");
    }
    return sum(
        id,
        parts,
        verdict,
        Verdict.conjunction(counted.stream().map(FormFinding::expected).toList()),
        bearing);
  }

  private static FormFinding sum(
      FormId id, List<FormFinding> parts, Verdict verdict, Verdict expected, Bearing bearing) {
    List<FormFinding> counted = counted(parts);
    return new FormFinding(
        id,
        verdict,
        expected,
        bearing,
        counted.stream().map(FormFinding::grade).reduce(Grade::weaker).orElseThrow(),
        parts.stream().mapToLong(FormFinding::cases).sum(),
        parts.stream().mapToLong(FormFinding::trials).sum(),
        parts.stream().mapToDouble(FormFinding::errorProbability).sum(),
        joined(counted, FormFinding::domain),
        hypotheses(counted),
        joined(parts, FormFinding::claimed),
        joined(parts, FormFinding::measured),
        tightness(parts),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        counted.stream().anyMatch(FormFinding::asked),
        parts.stream().anyMatch(FormFinding::cut),
        parts.stream().flatMap(p -> p.broken().stream()).findFirst(),
        deciding(verdict, bearing, parts).flatMap(FormFinding::counterexample),
        parts.stream().mapToDouble(FormFinding::seconds).sum());
  }

  /** The part whose counterexample stands for the form: where it decides, one that does. */
  private static Optional<FormFinding> deciding(
      Verdict verdict, Bearing bearing, List<FormFinding> parts) {
    return parts.stream()
        .filter(p -> p.counterexample().isPresent())
        .min(Comparator.comparing(p -> !(p.verdict() == verdict && p.scope() == bearing.scope())));
  }

  /** Its name. */
  public FormId id() {
    return finding.id();
  }

  /** The findings of tests: its own, or its parts'. */
  public List<FormFinding> tested() {
    return parts.isEmpty() ? List.of(finding) : parts;
  }

  /** The form, followed by its parts. */
  public List<FormFinding> lines() {
    List<FormFinding> lines = new ArrayList<>();
    lines.add(finding);
    lines.addAll(parts);
    return lines;
  }

  /** How it stands; a part counts: where a part differs, its form differs. */
  public Standing standing() {
    return Standing.of(tested());
  }

  /** Whether nobody has to look: it is as expected, or left out. */
  public boolean asExpected() {
    return !standing().surprising();
  }

  /** The tightest part's; none where a part fails by more than any number says. */
  private static OptionalDouble tightness(List<FormFinding> parts) {
    boolean beyond =
        parts.stream().anyMatch(p -> p.verdict() == Verdict.REFUTED && p.tightness().isEmpty());
    return beyond
        ? OptionalDouble.empty()
        : parts.stream().flatMapToDouble(p -> p.tightness().stream()).max();
  }

  private static String joined(List<FormFinding> parts, Function<FormFinding, String> text) {
    return parts.stream()
        .map(p -> p.id().form().substring(p.id().form().indexOf('.') + 1) + ": " + text.apply(p))
        .collect(Collectors.joining(" | "));
  }

  private static List<HypothesisStanding> hypotheses(List<FormFinding> parts) {
    Map<String, HypothesisStanding> merged = new LinkedHashMap<>();
    for (FormFinding part : parts) {
      part.hypotheses().forEach(h -> merged.merge(h.id(), h, HypothesisStanding::and));
    }
    return new ArrayList<>(merged.values());
  }
}

package twophase.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import twophase.statement.Card;
import twophase.statement.FormFinding;
import twophase.statement.FormId;
import twophase.statement.Grade;
import twophase.statement.HypothesisStanding;
import twophase.statement.Verdict;

/** The finding of a form that is made of parts, and of a form that was never run. */
final class Conjunction {
  private Conjunction() {}

  /**
   * What the parts say together: their verdicts' conjunction, with the weakest grade. Parts that
   * the simulator does not offer do not count.
   */
  static FormFinding of(FormId id, List<FormFinding> parts) {
    List<FormFinding> offered = parts.stream().filter(FormFinding::offered).toList();
    List<FormFinding> counted = offered.isEmpty() ? parts : offered;
    return new FormFinding(
        id,
        Verdict.conjunction(counted.stream().map(FormFinding::verdict).toList()),
        Verdict.conjunction(counted.stream().map(FormFinding::expected).toList()),
        parts.stream().map(FormFinding::grade).reduce(Grade::weaker).orElseThrow(),
        parts.stream().mapToLong(FormFinding::cases).sum(),
        parts.stream().mapToLong(FormFinding::trials).sum(),
        parts.stream().mapToDouble(FormFinding::errorProbability).sum(),
        joined(parts, FormFinding::domain),
        hypotheses(parts),
        joined(parts, FormFinding::claimed),
        joined(parts, FormFinding::measured),
        tightness(parts),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        !offered.isEmpty(),
        parts.stream().flatMap(p -> p.broken().stream()).findFirst(),
        parts.stream().flatMap(p -> p.counterexample().stream()).findFirst(),
        parts.stream().mapToDouble(FormFinding::seconds).sum());
  }

  /** The tightest part's; none where a part fails by more than any number says. */
  private static OptionalDouble tightness(List<FormFinding> parts) {
    boolean beyond =
        parts.stream().anyMatch(p -> p.verdict() == Verdict.REFUTED && p.tightness().isEmpty());
    return beyond
        ? OptionalDouble.empty()
        : parts.stream().flatMapToDouble(p -> p.tightness().stream()).max();
  }

  /** A form that was to be run and was not: broken, never HOLDS. */
  static FormFinding missing(FormId id, Card.FormLine line, Optional<String> why) {
    return new FormFinding(
        id,
        Verdict.INCONCLUSIVE,
        line.expected(),
        Grade.EMPIRICAL,
        0,
        0,
        0,
        "",
        List.of(),
        line.claim(),
        "nothing: the check did not run",
        OptionalDouble.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        true,
        Optional.of(why.orElse("the property did not run")),
        Optional.empty(),
        0);
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

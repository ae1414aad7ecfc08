package twophase.kit.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.NotedCase;
import twophase.kit.statement.Setting;

/** Where a form's cases are: how the hypotheses stand there, and how far from the landmark. */
final class CaseBook {
  private final Optional<Landmark> landmark;
  private final Map<Setting, List<HypothesisStanding>> standings = new LinkedHashMap<>();
  private final Set<Setting> drawn = new LinkedHashSet<>();
  private final Map<Setting, Double> distances = new LinkedHashMap<>();
  private final List<CaseFinding> cases = new ArrayList<>();

  CaseBook(Optional<Landmark> landmark) {
    this.landmark = landmark;
  }

  void add(CaseFinding finding) {
    cases.add(finding);
  }

  void standings(Setting setting, List<HypothesisStanding> there, boolean counts) {
    standings.put(setting, there);
    if (counts) {
      drawn.add(setting);
    }
  }

  void distance(Setting setting, double far) {
    distances.put(setting, far);
  }

  /** Notes the case of a row, too, which has no part in how the drawn settings stand. */
  void row(CaseBook row) {
    cases.addAll(row.cases);
    row.standings.forEach(standings::putIfAbsent);
    distances.putAll(row.distances);
  }

  /** How the hypotheses stand at a setting; empty where they have nothing to say of it. */
  List<HypothesisStanding> at(Setting setting) {
    return standings.getOrDefault(setting, List.of());
  }

  /** How they stand at all drawn settings together, but for those that were left out. */
  List<HypothesisStanding> drawn() {
    Set<Setting> tested = new LinkedHashSet<>(drawn);
    cases.stream()
        .filter(c -> c.outcome() == Outcome.NOT_OFFERED)
        .forEach(c -> tested.remove(c.token().setting()));
    Map<String, HypothesisStanding> together = new LinkedHashMap<>();
    for (Setting setting : tested) {
      at(setting).forEach(s -> together.merge(s.id(), s, HypothesisStanding::and));
    }
    return List.copyOf(together.values());
  }

  /**
   * What became of the landmark itself, and the failure nearest to it, rows included.
   *
   * @param smallest the counterexample, which is shown anyway
   */
  List<NotedCase> noted(Optional<CaseFinding> smallest) {
    return landmark.stream()
        .flatMap(
            mark ->
                Stream.concat(
                    nearest(c -> far(c) == 0).map(c -> noted("at " + mark.name(), c)).stream(),
                    nearest(CaseFinding::failed)
                        .filter(c -> smallest.isPresent() && far(c) > 0)
                        .map(c -> noted("nearest to " + mark.name(), c))
                        .stream()))
        .toList();
  }

  private Optional<CaseFinding> nearest(Predicate<CaseFinding> which) {
    return cases.stream()
        .filter(c -> distances.containsKey(c.token().setting()))
        .filter(which)
        .min(Comparator.comparingDouble(this::far));
  }

  private double far(CaseFinding found) {
    return distances.get(found.token().setting());
  }

  private NotedCase noted(String what, CaseFinding found) {
    return new NotedCase(
        what,
        found.outcome().name(),
        found.token(),
        far(found),
        found.words(),
        at(found.token().setting()));
  }
}

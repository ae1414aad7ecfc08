package twophase.kit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.Simulator;
import twophase.kit.flakes.OutcomeJournal;
import twophase.kit.flakes.SeedCounts;
import twophase.kit.flakes.SeedPlan;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.suite.Unit;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;

/**
 * Every form under many seeds, in units: a form under a seed.
 *
 * @param plan which seeds
 * @param simulator the theory's own
 * @param words the verb with its options
 */
record SeedsCampaign(SeedPlan plan, Simulator simulator, String words) implements Campaign {

  @Override
  public List<String> units() {
    return plan.units().stream()
        .sorted(Comparator.comparing((Unit unit) -> plan.request().cost(unit.form())).reversed())
        .map(Unit::toString)
        .toList();
  }

  @Override
  public Catalogue catalogue() {
    return plan.request().catalogue();
  }

  @Override
  public Map<String, JsonNode> results(KeptFile file) {
    throw new BadInputException(
        "`%s`: a journal of `flakes` has no findings; go on with it by its own --resume"
            .formatted(file.path()));
  }

  @Override
  public int conclude(Gathering found, Place place) throws IOException {
    Optional<Path> folder = place.folder();
    try (OutcomeJournal journal =
        folder
            .map(
                out ->
                    OutcomeJournal.open(out.resolve(FlakesCommand.JOURNAL), plan, false)
                        .orElseThrow(() -> Options.busy(out)))
            .orElseGet(OutcomeJournal::inMemory)) {
      for (Unit unit : plan.units()) {
        journal.keep(unit, found.find(unit.toString()).orElseThrow().finding());
      }
      SeedCounts counts = SeedCounts.of(plan, journal.outcomes());
      FlakesTable.print(counts, place.terminal());
      return counts.exitCode();
    }
  }
}

package twophase.kit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Shard;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.work.Gathering;
import twophase.kit.work.KeptFile;

/** What a verb would do alone, as units that anybody does anywhere. */
interface Campaign {

  /** The verb with the options on which its units hang: the same for the same units. */
  String words();

  /** All units, the costliest first. */
  List<String> units();

  /**
   * Those of a shard.
   *
   * @throws BadInputException if there are more shards than units
   */
  default List<String> units(Shard shard) {
    List<String> all = units();
    if (shard.of() > all.size()) {
      throw new BadInputException(
          "--shard: %d shards are more than the %d units; N is at most %d"
              .formatted(shard.of(), all.size(), all.size()));
    }
    // Dealt out in the order of their costs: no shard gets all that is dear.
    List<String> part = new ArrayList<>();
    for (int k = shard.index() - 1; k < all.size(); k += shard.of()) {
      part.add(all.get(k));
    }
    return part;
  }

  /** Those of a shard, or all. */
  default List<String> units(Optional<Shard> shard) {
    return shard.map(this::units).orElseGet(this::units);
  }

  /** The theory's statements. */
  Catalogue catalogue();

  /** Who is tested. */
  Simulator simulator();

  /**
   * What a journal or a cache has of its units.
   *
   * @return results by units; nothing if the file is of something else that is no mistake
   * @throws BadInputException if the file is of another run
   */
  Map<String, JsonNode> results(KeptFile file);

  /**
   * What the units come to: written and told as the verb alone does it.
   *
   * @param found has a result for each unit
   * @return the verb's exit code
   */
  int conclude(Gathering found, Place place) throws IOException;

  /**
   * Where something goes.
   *
   * @param report the options that say it
   * @param inputs what is not to be replaced
   * @param line whose standard output and standard error are written
   * @param command the whole of it, for the evidence
   */
  record Place(ReportOptions report, List<Path> inputs, CommandLine line, String command) {
    PrintWriter terminal() {
      return line.getOut();
    }

    /**
     * The folder, where one is named.
     *
     * @throws BadInputException if there are options that go with a run's report alone
     */
    Optional<Path> folder() {
      report.requirePlain();
      return report.chosen();
    }
  }
}

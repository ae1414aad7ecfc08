package twophase.kit.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run that was not done in units has kept: its journal, or a cache of points.
 *
 * @param path where it was read from
 * @param schema of a journal; empty of a cache of points, which has none
 * @param request of a journal: which run it is, as texts by name; else an empty object
 * @param lines what was kept, up to the first torn line
 */
public record KeptFile(Path path, String schema, JsonNode request, List<JsonNode> lines) {

  /** Takes its own copy. */
  public KeptFile {
    lines = List.copyOf(lines);
  }
}

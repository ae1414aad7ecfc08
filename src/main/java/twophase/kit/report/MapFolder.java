package twophase.kit.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.TheoryWords;

/**
 * Where a map goes: {@code index.html} to read, {@code map.json} and {@code map.csv} for programs,
 * {@code map.svg} and a picture for each further panel.
 */
public final class MapFolder {
  private static final String JSON = "map.json";
  private static final String CSV = "map.csv";

  private final Path folder;

  private MapFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder; an earlier map in it is replaced.
   *
   * @throws BadInputException if it cannot be written, or holds something that is no map
   */
  public static MapFolder at(Path folder) {
    return new MapFolder(Placement.chosen(folder, JSON, Set.of(), MapFolder::mine, "map"));
  }

  private static boolean mine(String name) {
    return Set.of(Report.PAGE, Report.STYLE, Report.SCRIPT, CSV).contains(name)
        || name.matches("map(-[0-9]+)?\\.svg");
  }

  /**
   * Writes the map.
   *
   * @param words what is said of the theory
   * @param replay what replays a point
   * @return the folder it is in
   */
  public Path write(ParameterMap map, TheoryWords words, ReplayCommand replay) throws IOException {
    Placement.put(files(map, words, replay), folder);
    return folder;
  }

  /** Every file by its path in the folder. */
  static Map<String, String> files(ParameterMap map, TheoryWords words, ReplayCommand replay) {
    MapPage page = MapPage.of(map, words, replay);
    Map<String, String> files = new LinkedHashMap<>();
    files.put(Report.PAGE, Report.page("map.jte", page));
    files.put(JSON, MapData.json(map));
    files.put(CSV, MapData.csv(map));
    List<String> panels = page.drawn().panels();
    for (int k = 0; k < panels.size(); k++) {
      files.put(k == 0 ? "map.svg" : "map-" + (k + 1) + ".svg", panels.get(k) + "\n");
    }
    files.put(Report.STYLE, Report.resource(Report.STYLE));
    files.put(Report.SCRIPT, Report.resource(Report.SCRIPT));
    return files;
  }
}

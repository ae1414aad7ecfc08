package twophase.kit.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Digest;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;

/**
 * Known points in a file whose name is a digest of all that determines a point but its setting:
 * code, form, simulator, seed, trials and error probability. A line is added as a point is done, so
 * that nothing is lost when a map is interrupted; a line that was cut off is passed over.
 */
public final class PointFile implements KnownPoints {
  private static final String SCHEMA = "twophase-points/1";

  private final Path file;
  private final Map<Setting, MapPoint> known = new HashMap<>();

  private PointFile(Path file) {
    this.file = file;
  }

  /**
   * The points that are known to a map.
   *
   * @param folder made where it does not exist
   * @param fresh whether what is there is not to be taken
   * @throws BadInputException if it cannot be read or written
   */
  public static PointFile in(Path folder, MapRequest request, boolean fresh) {
    Path path = folder.resolve(name(request));
    PointFile points = new PointFile(path);
    try {
      Files.createDirectories(folder);
      if (fresh || !Files.exists(path)) {
        Files.writeString(path, "");
      }
      points.read();
    } catch (IOException e) {
      throw new BadInputException(
          "--cache: `"
              + folder
              + "` cannot be used ("
              + e.getClass().getSimpleName()
              + "): name a folder that can be",
          e);
    }
    return points;
  }

  /** What the file is called in which a map's points are kept. */
  public static String name(MapRequest request) {
    return request.property().id()
        + "-"
        + Digest.of(content(request)).substring(0, MapRun.DIGITS)
        + ".jsonl";
  }

  /** All that determines a point but its setting. */
  static List<String> content(MapRequest request) {
    return List.of(
        SCHEMA,
        request.subject().catalogue().code(),
        request.subject().catalogue().theory().name(),
        request.property().id().toString(),
        request.subject().spec(),
        request.simulator().name(),
        request.simulator().version(),
        Long.toString(request.seed()),
        Long.toString(request.effort().trials()),
        Double.toString(Catalogue.POINT_ERROR));
  }

  private void read() throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    text.lines()
        .flatMap(line -> PointLine.read(line).stream())
        .forEach(point -> known.put(point.setting(), point));
    if (!text.isEmpty() && !text.endsWith("\n")) {
      append("\n");
    }
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
  }

  @Override
  public Optional<MapPoint> find(Setting setting) {
    return Optional.ofNullable(known.get(setting));
  }

  @Override
  public void keep(MapPoint point) {
    known.put(point.setting(), point);
    try {
      append(PointLine.text(point) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the known points cannot be written", e);
    }
  }

  /** How many there are. */
  int size() {
    return known.size();
  }

  /** Where they are. */
  public Path path() {
    return file;
  }
}

package twophase.kit.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;
import twophase.kit.text.StrictJson;

/**
 * The lines of many workers, in any order, some of them more than once or torn, with what journals
 * and caches kept. A result is a function of its unit and its maker; so lines of other makers are
 * refused, and so are two different results of one unit, unless one is that its check broke.
 */
public final class Gathering {
  private static final String LINES = ".jsonl";

  private final Map<String, WorkLine> lines = new LinkedHashMap<>();
  private final Set<String> wholes = new LinkedHashSet<>();
  private final List<KeptFile> kept = new ArrayList<>();
  private Optional<Maker> maker = Optional.empty();
  private final Set<String> began = new TreeSet<>();
  private final Set<String> java = new LinkedHashSet<>();
  private final Set<String> os = new LinkedHashSet<>();
  private long torn;

  private Gathering() {}

  /**
   * Reads files, and all {@code *.jsonl} in folders.
   *
   * @throws BadInputException if one cannot be read or is none, or what was made does not fit
   *     together
   */
  public static Gathering of(List<Path> paths) {
    Gathering all = new Gathering();
    for (Path path : paths) {
      try {
        for (Path file : files(path)) {
          all.read(file);
        }
      } catch (IOException e) {
        throw new BadInputException(
            "`%s` cannot be read (%s): name lines of workers, a journal, or a cache of points"
                .formatted(path, e.getClass().getSimpleName()),
            e);
      }
    }
    return all;
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> files = inside.filter(file -> file.toString().endsWith(LINES)).sorted().toList();
      if (files.isEmpty()) {
        throw new BadInputException(
            "`%s` holds no report and no file %s of lines".formatted(path, "*" + LINES));
      }
      return files;
    }
  }

  private void read(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      String first = reader.readLine();
      if (first == null) {
        return;
      }
      if (first.startsWith(WorkLine.WHOLE)) {
        // The list of units: it says what the whole is, and has no results.
        wholes.add(first.substring(WorkLine.WHOLE.length()));
      } else if (first.startsWith("{\"schema\":") || first.startsWith("{\"setting\":")) {
        readKept(file, first, reader);
      } else {
        readLines(file, first, reader);
      }
    }
  }

  private void readKept(Path file, String first, BufferedReader reader) throws IOException {
    Optional<JsonNode> head = json(first).filter(line -> line.has("schema"));
    List<JsonNode> all = new ArrayList<>();
    Optional<JsonNode> line = head.isPresent() ? next(reader) : json(first);
    for (; line.isPresent(); line = next(reader)) {
      all.add(line.get());
    }
    kept.add(
        new KeptFile(
            file,
            head.map(h -> h.path("schema").asText()).orElse(""),
            head.map(h -> h.path("request")).orElseGet(JsonNodeFactory.instance::objectNode),
            all));
  }

  private static Optional<JsonNode> next(BufferedReader reader) throws IOException {
    return Optional.ofNullable(reader.readLine()).flatMap(Gathering::json);
  }

  private static Optional<JsonNode> json(String line) {
    try {
      return Optional.of(StrictJson.read(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void readLines(Path file, String first, BufferedReader reader) throws IOException {
    long number = 1;
    long whole = 0;
    for (String text = first; text != null; text = reader.readLine()) {
      Optional<WorkLine> line = line(text);
      if (line.isPresent()) {
        add(line.get(), file + ", line " + number);
        whole++;
      } else if (!text.isBlank()) {
        torn++;
      }
      number++;
    }
    if (whole == 0 && number > 2) {
      throw new BadInputException(
          "`%s` has no line that a worker wrote: name lines of workers, a journal, or a cache of points"
              .formatted(file));
    }
  }

  private static Optional<WorkLine> line(String text) {
    try {
      return Optional.of(WorkLine.read(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void add(WorkLine line, String place) {
    requireMaker(line.maker(), place);
    began.add(line.maker().began());
    java.add(line.maker().java());
    os.add(line.maker().os());
    if (line.ofWhole()) {
      wholes.add(line.unit().substring(WorkLine.WHOLE.length()));
    } else {
      put(line, place);
    }
  }

  private void requireMaker(Maker other, String place) {
    maker
        .flatMap(other::difference)
        .ifPresent(
            difference -> {
              throw new BadInputException(
                  "%s: is of another run than the lines before: %s".formatted(place, difference));
            });
    maker = Optional.of(maker.orElse(other));
  }

  /**
   * Checks that the lines are of this program.
   *
   * @throws BadInputException if not
   */
  public void requireMaker(Maker here) {
    maker
        .flatMap(theirs -> theirs.difference(here))
        .ifPresent(
            difference -> {
              throw new BadInputException(
                  "merge: the lines were not made by this program with these options: "
                      + difference);
            });
  }

  private void put(WorkLine line, String place) {
    WorkLine before = lines.putIfAbsent(line.unit(), line);
    if (before == null || broke(line) || timeless(before).equals(timeless(line))) {
      return;
    }
    if (!broke(before)) {
      throw new BadInputException(
          "%s: `%s` was done twice and came out differently: something hangs on time or place, and neither result is taken"
              .formatted(place, Inert.name(line.unit())));
    }
    lines.put(line.unit(), line);
  }

  /** A check that broke decided nothing: what broke it may be what ended the worker. */
  private static boolean broke(WorkLine line) {
    return switch (WorkKind.of(line.unit())) {
      case FORM -> !line.result().path("broken").isNull();
      case POINT -> line.result().path("outcome").asText().equals(MapPoint.Outcome.BROKE.name());
      case CELL ->
          line.result().path("outcome").asText().equals(DetectionMatrix.Outcome.BROKEN.name());
    };
  }

  private static JsonNode timeless(WorkLine line) {
    return ((ObjectNode) line.result().deepCopy()).without("seconds");
  }

  /**
   * Adds what a journal or a cache kept.
   *
   * @param results by their units' texts
   * @param by this program
   */
  public void add(Map<String, JsonNode> results, Maker by, Path place) {
    results.forEach(
        (unit, result) ->
            // As it is read from a line, so that it compares with one.
            put(WorkLine.read(WorkLine.of(unit, result, by).text()), place.toString()));
  }

  /** Adds what some other file says the whole is. */
  public void addWhole(String words) {
    wholes.add(words);
  }

  /**
   * The command that would do the whole alone.
   *
   * @throws BadInputException if no line says it, or they say several
   */
  public String whole() {
    if (wholes.isEmpty()) {
      throw new BadInputException(
          "merge: nothing here says of which whole this is part; give the list of units, too, which begins with it");
    }
    if (wholes.size() > 1) {
      List<String> two = wholes.stream().limit(2).toList();
      throw new BadInputException(
          "merge: these are parts of several wholes, `%s` and `%s`: merge them one by one"
              .formatted(Inert.line(two.get(0)), Inert.line(two.get(1))));
    }
    return wholes.iterator().next();
  }

  /** Who made the lines; nothing where there is none. */
  public Optional<Maker> maker() {
    return maker;
  }

  /** What journals and caches there are. */
  public List<KeptFile> kept() {
    return List.copyOf(kept);
  }

  /** The result of a unit. */
  public Optional<WorkLine> find(String unit) {
    return Optional.ofNullable(lines.get(unit));
  }

  /** Those of some units that have no result, in their order. */
  public List<String> missing(Collection<String> units) {
    return units.stream().filter(unit -> !lines.containsKey(unit)).toList();
  }

  /** How many lines were torn. */
  public long torn() {
    return torn;
  }

  /** When the first worker began; nothing where that is not known. */
  public Optional<String> began() {
    return began.stream().findFirst();
  }

  /** The versions of Java that there were, separated by commas; empty where none is known. */
  public String java() {
    return String.join(", ", java);
  }

  /** The systems that there were, in the same way. */
  public String os() {
    return String.join(", ", os);
  }
}

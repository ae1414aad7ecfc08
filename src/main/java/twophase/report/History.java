package twophase.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kept runs in a folder of reports. */
public final class History {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private History() {}

  /**
   * One kept run.
   *
   * @param results what it found, by form; parts are left out
   */
  public record Entry(
      String folder,
      String started,
      String profile,
      String seed,
      String simulator,
      String version,
      String tally,
      boolean allAsExpected,
      double seconds,
      Map<String, Result> results) {}

  /**
   * What a run found about a form.
   *
   * @param measure the measured number, where there is one
   */
  public record Result(String verdict, boolean asExpected, OptionalDouble measure) {}

  /** The runs, newest first; a shard, or a folder without readable evidence, is no run. */
  static List<Entry> in(Path reports) throws IOException {
    try (Stream<Path> folders = Files.list(reports)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().equals(ReportFolder.LATEST))
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .map(History::entry)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Entry::started).thenComparing(Entry::folder).reversed())
          .toList();
    }
  }

  private static Optional<Entry> entry(Path folder) {
    Path file = folder.resolve("evidence.json");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode evidence = JSON.readTree(Files.readString(file));
      if (evidence.path("run").has("shard")) {
        return Optional.empty();
      }
      Map<String, Integer> tally = new TreeMap<>();
      Map<String, Result> results = new LinkedHashMap<>();
      double seconds = 0;
      boolean calm = true;
      for (JsonNode statement : evidence.path("statements")) {
        for (JsonNode form : statement.path("forms")) {
          calm &= form.path("asExpected").asBoolean();
          if (!form.path("form").asText().contains(".")) {
            tally.merge(form.path("verdict").asText(), 1, Integer::sum);
            seconds += form.path("seconds").asDouble();
            results.put(
                statement.path("id").asText() + "." + form.path("form").asText(), result(form));
          }
        }
      }
      JsonNode run = evidence.path("run");
      return Optional.of(
          new Entry(
              folder.getFileName().toString(),
              run.path("started").asText(),
              run.path("profile").asText(),
              run.path("seed").asText(),
              run.path("simulator").path("name").asText(),
              run.path("version").asText() + " (" + run.path("commit").asText() + ")",
              tally.entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey())
                  .collect(Collectors.joining(", ")),
              calm && !tally.isEmpty(),
              seconds,
              results));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Result result(JsonNode form) {
    JsonNode estimate = form.path("measure").path("estimate");
    return new Result(
        form.path("verdict").asText(),
        form.path("asExpected").asBoolean(),
        estimate.isNumber() ? OptionalDouble.of(estimate.asDouble()) : OptionalDouble.empty());
  }
}

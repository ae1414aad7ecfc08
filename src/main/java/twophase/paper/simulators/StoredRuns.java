package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.NotOffered;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;
import twophase.kit.text.StrictJson;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/**
 * Stored runs in place of a simulator: a run that a {@link RunStore} wrote is shown again as it
 * was, any other is not offered. The same profile and seed ask for the same runs.
 */
public final class StoredRuns implements NetworkSimulator {
  private final Path path;
  private final JsonNode head;
  private Conventions conventions = Conventions.USUAL;
  private final RandomAccessFile file;
  private final Map<String, Place> places = new HashMap<>();

  /** Where a line stands in the file. */
  private record Place(long offset, int length) {}

  /**
   * Opens a store.
   *
   * @param store where {@link RunStore} wrote: the folder, or the file in it
   * @param profile the profile that is run now
   * @param seed the seed that is run now
   * @throws BadInputException if it is none, of another version of the schema, or of another
   *     profile or seed
   */
  public StoredRuns(Path store, String profile, long seed) {
    path = Files.isRegularFile(store) ? store : store.resolve(RunStore.FILE);
    try (StoreReader lines = new StoreReader(path)) {
      head = head(lines.next().orElse(""));
      require("profile", head.path("profile").asText(), profile);
      require("seed", head.path("seed").asText(), Long.toString(seed));
      index(lines);
      file = new RandomAccessFile(path.toFile(), "r");
    } catch (NoSuchFileException e) {
      throw new BadInputException("--from: there is no `" + path + "`", e);
    } catch (IOException e) {
      throw new BadInputException("--from: `" + path + "` cannot be read: " + e, e);
    }
  }

  private JsonNode head(String line) {
    JsonNode first;
    try {
      first = StrictJson.read(line);
    } catch (IllegalArgumentException e) {
      throw noStore(e);
    }
    String schema = first.path("schema").asText();
    if (schema.startsWith(RunStore.STORE) && !schema.equals(RunStore.SCHEMA)) {
      throw new BadInputException(
          "--from: `%s` has the schema %s, of another TwoPhase, whose runs are asked in other words;"
                  .formatted(path, Inert.name(schema))
              + " this one reads "
              + RunStore.SCHEMA
              + ": record the runs anew with --record");
    }
    JsonNode simulator = first.path("simulator");
    boolean told = simulator.path("name").isTextual() && simulator.path("version").isTextual();
    if (!told || !schema.equals(RunStore.SCHEMA)) {
      throw noStore(null);
    }
    try {
      conventions = HelloReader.conventions(simulator, "its simulator has ");
    } catch (IllegalArgumentException e) {
      throw noStore(e);
    }
    return first;
  }

  private BadInputException noStore(Throwable why) {
    return new BadInputException(
        "--from: the first line of `"
            + path
            + "` must have the schema "
            + RunStore.SCHEMA
            + ", and name its simulator, profile and seed",
        why);
  }

  private void require(String what, String stored, String asked) {
    if (!stored.equals(asked)) {
      throw new BadInputException(
          "--from: these runs are of --" + what + " " + stored + ", not " + asked);
    }
  }

  /** Every line is read now: a run that is none is not to break a check in an hour. */
  private void index(StoreReader lines) throws IOException {
    Optional<String> line;
    while ((line = lines.next()).isPresent()) {
      try {
        StoredLines.require(line.get());
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            "--from: line %d of `%s` is no run that was stored (%s)"
                .formatted(lines.number(), path, e.getMessage()),
            e);
      }
      places.put(hash(StoredLines.asked(line.get())), new Place(lines.start(), lines.length()));
    }
  }

  /** Requests may be long: their hash is kept in their place. */
  private static String hash(String ask) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(ask.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String name() {
    return Inert.name(head.path("simulator").path("name").asText());
  }

  @Override
  public String version() {
    return Inert.name(head.path("simulator").path("version").asText()) + ", stored";
  }

  @Override
  public Conventions conventions() {
    return conventions;
  }

  @Override
  public boolean traces() {
    return head.path("simulator").path("traces").asBoolean();
  }

  @Override
  public boolean own() {
    return head.path("simulator").path("own").asBoolean();
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    Place place = places.get(hash(RunStore.ask(run, observer)));
    if (place == null) {
      throw new NotOffered("a run that is not among the stored ones");
    }
    return StoredRun.of(StrictJson.read(line(place)).path("answer")).show(observer);
  }

  private synchronized String line(Place place) {
    byte[] bytes = new byte[place.length()];
    try {
      file.seek(place.offset());
      file.readFully(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the stored runs cannot be read", e);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

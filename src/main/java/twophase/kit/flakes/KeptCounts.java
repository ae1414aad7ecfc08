package twophase.kit.flakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.StrictJson;

/**
 * Counts of many runs in a file, schema {@value #SCHEMA}: they add up until code changes, or the
 * card of a statement, and begin anew then; of another card only that statement's.
 *
 * @param digests of the code and the cards that they are of
 * @param profiles the counts of each profile that was run, in the profiles' order
 */
public record KeptCounts(Digests digests, List<SeedCounts> profiles) {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-flakes/2";

  private static final JsonMapper JSON =
      StrictJson.RECORDS.rebuild().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

  /**
   * Takes its own copy.
   *
   * @throws IllegalArgumentException if a profile is there twice
   */
  public KeptCounts {
    profiles = List.copyOf(profiles);
    if (profiles.stream().map(SeedCounts::profile).distinct().count() < profiles.size()) {
      throw new IllegalArgumentException("a profile is there twice");
    }
  }

  /**
   * What a file holds of some cards and some code.
   *
   * @param digests of these
   * @return the counts; none if the file is not there, or of statements with other digests
   * @throws BadInputException if there is a file that is none of these
   */
  public static KeptCounts in(Path file, Digests digests) {
    return read(file)
        .map(kept -> kept.of(digests))
        .orElseGet(() -> new KeptCounts(digests, List.of()));
  }

  /** What of these is of other digests, too; whole runs are of all cards. */
  private KeptCounts of(Digests others) {
    if (digests.equals(others)) {
      return this;
    }
    List<SeedCounts> left =
        profiles.stream()
            .map(counts -> counts.of(statement -> digests.same(statement, others)))
            .filter(counts -> !counts.forms().isEmpty())
            .toList();
    return new KeptCounts(others, left);
  }

  /**
   * What a file holds.
   *
   * @return the counts; nothing if it is not there
   * @throws BadInputException if it is no file of counts
   */
  public static Optional<KeptCounts> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = StrictJson.read(file);
      if (!root.isObject() || !SCHEMA.equals(root.path("schema").asText())) {
        throw new IllegalArgumentException("it must have the schema " + SCHEMA);
      }
      return Optional.of(JSON.treeToValue(((ObjectNode) root).without("schema"), KeptCounts.class));
    } catch (JsonProcessingException e) {
      throw malformed(file, e.getMessage().lines().findFirst().orElse(""), e);
    } catch (IOException | IllegalArgumentException e) {
      throw malformed(file, e.getMessage(), e);
    }
  }

  private static BadInputException malformed(Path file, String why, Exception e) {
    return new BadInputException(
        "--keep: `" + file + "` is no file of counts (" + why + "): name another, or remove it", e);
  }

  /** Whether a root is counted. */
  public boolean has(Profile profile, long root) {
    return counts(profile).anyMatch(counts -> counts.roots().contains(root));
  }

  /** Under how many seeds each form of a profile was tested, by the form's text. */
  public Map<String, Long> seeds(Profile profile) {
    return counts(profile)
        .flatMap(counts -> counts.forms().stream())
        .collect(Collectors.toMap(SeedCounts.Row::form, SeedCounts.Row::seeds));
  }

  /** The counts of a profile; nothing if it was not run. */
  private Stream<SeedCounts> counts(Profile profile) {
    return profiles.stream().filter(counts -> counts.profile().equals(profile.toString()));
  }

  /**
   * With the counts of one more run.
   *
   * @param counts of a root that is not counted yet
   */
  public KeptCounts plus(SeedCounts counts) {
    List<SeedCounts> all = new ArrayList<>();
    SeedCounts sum = counts;
    for (SeedCounts one : profiles) {
      if (one.profile().equals(counts.profile())) {
        sum = one.plus(counts);
      } else {
        all.add(one);
      }
    }
    all.add(sum);
    all.sort(Comparator.comparing(one -> Profile.named(one.profile())));
    return new KeptCounts(digests, all);
  }

  /** Writes the file: the old one stands until the new one is whole. */
  public void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    root.setAll((ObjectNode) JSON.valueToTree(this));
    replace(file, PrettyJson.text(root));
  }

  static void replace(Path file, String text) throws IOException {
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), ".flakes-", "");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }
}

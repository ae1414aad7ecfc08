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
import java.util.Optional;
import twophase.kit.bench.Profile;
import twophase.kit.evidence.PrettyJson;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.StrictJson;

/**
 * Counts of many runs in a file, schema {@value #SCHEMA}: they add up until cards or code change,
 * and begin anew then.
 *
 * @param digest of the cards and the code that they are of
 * @param profiles the counts of each profile that was run, in the profiles' order
 */
public record KeptCounts(String digest, List<SeedCounts> profiles) {
  /** The file's schema. */
  public static final String SCHEMA = "twophase-flakes/1";

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
   * @param digest of these
   * @return the counts; none if the file is not there, or is of another digest
   * @throws BadInputException if there is a file that is none of these
   */
  public static KeptCounts in(Path file, String digest) {
    return read(file)
        .filter(kept -> kept.digest.equals(digest))
        .orElseGet(() -> new KeptCounts(digest, List.of()));
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
    return profiles.stream()
        .anyMatch(
            counts -> counts.profile().equals(profile.toString()) && counts.roots().contains(root));
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
    return new KeptCounts(digest, all);
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

package twophase.kit.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.Digest;
import twophase.kit.property.Catalogue;
import twophase.kit.text.Inert;
import twophase.kit.text.StrictJson;

/**
 * What made a line: with its unit it is all that the line's result is a function of, and when and
 * where that was.
 *
 * @param theory its name
 * @param simulator name of who was tested
 * @param simulatorVersion in its own words
 * @param spec how it was named; empty for the theory's own
 * @param version of the suite
 * @param commit of the suite
 * @param code digest of the classes that test
 * @param cards digest of the theory's cards
 * @param java version
 * @param os name and processor
 * @param began when the worker began, in UTC, to the second
 */
public record Maker(
    String theory,
    String simulator,
    String simulatorVersion,
    String spec,
    String version,
    String commit,
    String code,
    String cards,
    String java,
    String os,
    String began) {

  /** This program, with that simulator. */
  public static Maker here(Catalogue catalogue, Simulator simulator, String spec) {
    Build build = Build.current();
    return new Maker(
        catalogue.theory().name(),
        Inert.name(simulator.name()),
        Inert.name(simulator.version()),
        spec,
        build.version(),
        build.commit(),
        catalogue.code(),
        Digest.of(catalogue.cards().values().toString()),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The first thing in which another maker's results may differ: {@code its NAME is X, not Y}. */
  Optional<String> difference(Maker other) {
    Map<String, String> others = other.decisive();
    return decisive().entrySet().stream()
        .filter(mine -> !mine.getValue().equals(others.get(mine.getKey())))
        .findFirst()
        .map(
            mine ->
                "its %s is %s, not %s"
                    .formatted(
                        mine.getKey(),
                        Inert.name(mine.getValue()),
                        Inert.name(others.get(mine.getKey()))));
  }

  /** Time and place have no part in a result. */
  private Map<String, String> decisive() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("theory", theory);
    all.put("simulator", simulator);
    all.put("simulator version", simulatorVersion);
    all.put("--simulator", spec.isEmpty() ? "the theory's own" : spec);
    all.put("TwoPhase version", version);
    all.put("commit", commit);
    all.put("code", code);
    all.put("digest of cards", cards);
    return all;
  }

  /** As it stands in a line. */
  JsonNode json() {
    return StrictJson.RECORDS.valueToTree(this);
  }

  /**
   * The inverse of {@link #json()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Maker of(JsonNode json) {
    try {
      return StrictJson.RECORDS.treeToValue(json, Maker.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage().lines().findFirst().orElse(""), e);
    }
  }
}

package twophase.kit.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.evidence.Build;
import twophase.kit.evidence.Digest;
import twophase.kit.evidence.Shard;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.text.Inert;

/**
 * What the findings of a run are a function of: two runs with the same find the same. Threads,
 * time, place, and a budget of time have no part in it: what was decided within a budget is decided
 * without one.
 */
public final class RequestId {
  private static final int NAME_DIGITS = 8;

  private static final String VERSION = "TwoPhase version";
  private static final String COMMIT = "commit";
  private static final String CODE = "code";

  /** What stood in its place up to version 0.1.0. */
  private static final String JAR = "jar";

  private RequestId() {}

  /** As JSON: texts by name. */
  public static ObjectNode of(RunRequest request) {
    Build build = Build.current();
    ObjectNode id = JsonMapper.builder().build().createObjectNode();
    id.put("theory", request.catalogue().theory().name());
    id.put("profile", request.profile().toString());
    id.put("seed", Long.toString(request.seed()));
    id.put("error", Numbers.shortest(request.error()));
    id.put("shard", request.shard().map(Shard::toString).orElse("whole"));
    id.put("statements", request.wanted().stream().map(Card::id).collect(Collectors.joining(" ")));
    id.put(
        "forms", request.forms().stream().map(FormId::toString).collect(Collectors.joining(" ")));
    id.put("only", String.join(" ", request.only().names()));
    id.put("simulator", Inert.name(request.simulator().name()));
    id.put("simulator version", Inert.name(request.simulator().version()));
    id.put(VERSION, build.version());
    id.put(COMMIT, build.commit());
    id.put(CODE, request.catalogue().code());
    id.put("cards", Digest.of(request.wanted().toString()));
    return id;
  }

  /** Whether two requests are of one build. */
  static boolean sameBuild(JsonNode one, JsonNode other) {
    return Stream.of(VERSION, COMMIT, CODE)
        .allMatch(field -> one.path(field).equals(other.path(field)));
  }

  /**
   * Checks that what a file keeps is of a run.
   *
   * @param kept the request that the file names
   * @param wanted that of the run
   * @param leftOut names that may differ
   * @throws BadInputException if another text stands under some other name
   */
  public static void requireSame(Path file, JsonNode kept, JsonNode wanted, Set<String> leftOut) {
    wanted.properties().stream()
        .filter(entry -> !leftOut.contains(entry.getKey()))
        .filter(entry -> !kept.path(entry.getKey()).equals(entry.getValue()))
        .findFirst()
        .ifPresent(
            entry -> {
              throw otherRun(
                  file,
                  entry.getKey(),
                  kept.path(entry.getKey()).asText("unknown"),
                  entry.getValue().asText());
            });
  }

  /** What is said of a file of another run, of which something differs. */
  public static BadInputException otherRun(Path file, String what, String theirs, String wanted) {
    return new BadInputException(
        "%s: is of another run: its %s is %s, not %s"
            .formatted(file, what, Inert.name(theirs), Inert.name(wanted)));
  }

  /** The build that a request is of, in words; of one that does not say, unknown. */
  static String build(JsonNode id) {
    String code = id.has(CODE) ? CODE : JAR;
    return "%s (%s, %s %s)"
        .formatted(
            id.path(VERSION).asText("unknown"),
            id.path(COMMIT).asText("unknown"),
            code,
            shortened(id.path(code).asText("unknown")));
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(NAME_DIGITS, digest.length()));
  }

  /** As a short name for a file: profile, seed, and a digest of it all. */
  public static String name(RunRequest request) {
    return "%s-%d-%s"
        .formatted(
            request.profile(),
            request.seed(),
            Digest.of(of(request).toString()).substring(0, NAME_DIGITS));
  }
}

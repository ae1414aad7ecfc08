package twophase.suite;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import twophase.statement.Card;
import twophase.statement.Shard;

/**
 * What the findings of a run are a function of: two runs with the same find the same. Threads,
 * time, place, and a budget of time have no part in it: what was decided within a budget is decided
 * without one.
 */
public final class RequestId {
  private static final int NAME_DIGITS = 8;

  private RequestId() {}

  /** As JSON: texts by name. */
  public static ObjectNode of(RunRequest request) {
    Build build = Build.current();
    ObjectNode id = JsonMapper.builder().build().createObjectNode();
    id.put("profile", request.profile().toString());
    id.put("seed", Long.toString(request.seed()));
    id.put("shard", request.shard().map(Shard::toString).orElse("whole"));
    id.put("statements", request.wanted().stream().map(Card::id).collect(Collectors.joining(" ")));
    id.put("simulator", request.simulator().name());
    id.put("simulator version", request.simulator().version());
    id.put("TwoPhase version", build.version());
    id.put("commit", build.commit());
    id.put("jar", Build.digestOfJar());
    id.put("cards", Digest.of(request.wanted().toString()));
    return id;
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

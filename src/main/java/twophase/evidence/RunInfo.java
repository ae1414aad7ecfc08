package twophase.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was run, where and when.
 *
 * @param started UTC, ISO 8601, to the second
 * @param profile effort
 * @param seed root of all randomness
 * @param threads worker threads; the findings do not depend on it
 * @param simulator who was tested
 * @param version of the suite
 * @param commit of the suite, or {@code unknown}
 * @param java version of the Java platform
 * @param os operating system and architecture
 * @param command the command line, with quotes where a shell wants them
 * @param shard which part of a run this is; empty where it is a whole one
 */
public record RunInfo(
    String started,
    String profile,
    long seed,
    int threads,
    Tested simulator,
    String version,
    String commit,
    String java,
    String os,
    String command,
    Optional<Shard> shard) {
  private static final Pattern SIMULATOR =
      Pattern.compile("--simulator[ =](?:'[^']*'|\\\\'|[^ '])+");

  /**
   * Who was tested.
   *
   * @param name of the simulator, in its own words
   * @param version in its own words
   */
  public record Tested(String name, String version) {}

  /**
   * The option that names the simulator under test, with a blank before it, as it stands in the
   * command; empty for the suite's own. What replays a case needs it.
   */
  public String simulatorOption() {
    Matcher option = SIMULATOR.matcher(command);
    return option.find() ? " " + option.group() : "";
  }
}

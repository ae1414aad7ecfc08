package twophase.kit.evidence;

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
 * @param theory whose statements were tested; empty in what was written before there were others
 * @param simulator who was tested
 * @param version of the suite
 * @param commit of the suite, or {@code unknown}
 * @param code a digest of the classes that tested, the suite's and the theory's; empty in what was
 *     written before there was one
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
    String theory,
    Tested simulator,
    String version,
    String commit,
    String code,
    String java,
    String os,
    String command,
    Optional<Shard> shard) {
  /** What a case needs to be replayed where it was found. */
  private static final Pattern OPTION =
      Pattern.compile("--(?:simulator|theory|answer-limit)[ =](?:'[^']*'|\\\\'|[^ '])+");

  /**
   * Who was tested.
   *
   * @param name of the simulator, in its own words
   * @param version in its own words
   */
  public record Tested(String name, String version) {}

  /**
   * The options that name the theory and the simulator under test with its limit, with a blank
   * before each, as they stand in the command; empty where it named none. What replays a case needs
   * them.
   */
  public String options() {
    StringBuilder options = new StringBuilder();
    for (Matcher option = OPTION.matcher(command); option.find(); ) {
      options.append(' ').append(option.group());
    }
    return options.toString();
  }
}

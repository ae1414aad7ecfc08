package twophase.kit.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import twophase.kit.statement.Selection;
import twophase.kit.text.Inert;
import twophase.kit.text.ShellWords;

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
 * @param only what of the theory was asked for
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
    Optional<Shard> shard,
    Selection only) {
  private static final String BUDGET = "--budget";

  /** What a case needs to be replayed where it was found. */
  private static final List<String> OPTIONS = List.of("--simulator", "--theory", "--answer-limit");

  private static final List<String> KNOWN =
      Stream.concat(OPTIONS.stream(), Stream.of(BUDGET)).toList();

  /** Makes its texts inert. */
  public RunInfo {
    started = Inert.name(started);
    profile = Inert.name(profile);
    theory = Inert.name(theory);
    version = Inert.name(version);
    commit = Inert.name(commit);
    code = Inert.name(code);
    java = Inert.line(java);
    os = Inert.line(os);
    command = Inert.line(command);
  }

  /**
   * Who was tested.
   *
   * @param name of the simulator, in its own words
   * @param version in its own words
   */
  public record Tested(String name, String version) {

    /** Makes its texts inert. */
    public Tested {
      name = Inert.name(name);
      version = Inert.name(version);
    }
  }

  /**
   * The options that name the theory and the simulator under test with its limit, with a blank
   * before each and quotes where a shell wants them; empty where the command named none, or is none
   * that this program wrote. What replays a case needs them.
   */
  public String options() {
    StringBuilder options = new StringBuilder();
    given()
        .forEach(
            (option, value) -> {
              if (OPTIONS.contains(option)) {
                options.append(' ').append(option).append(' ').append(ShellWords.quoted(value));
              }
            });
    return options.toString();
  }

  /** The time that the command gave the run, as it was typed; empty where it gave none. */
  public Optional<String> timed() {
    return Optional.ofNullable(given().get(BUDGET));
  }

  /** What is known of the command's options, with their values, in its order. */
  private Map<String, String> given() {
    List<String> words = ShellWords.split(command).orElse(List.of());
    Map<String, String> given = new LinkedHashMap<>();
    for (int k = 0; k < words.size(); k++) {
      String word = words.get(k);
      String name = word.substring(0, Math.max(0, word.indexOf('=')));
      if (KNOWN.contains(name)) {
        given.put(name, word.substring(name.length() + 1));
      } else if (KNOWN.contains(word) && k + 1 < words.size()) {
        k++;
        given.put(word, words.get(k));
      }
    }
    return given;
  }
}

package twophase.kit.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.Shard;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.Inert;

/** Values of options that several verbs take. */
public final class Options {
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");

  /** What asks for a part of what there is to do. */
  static final String SHARD = "--shard";

  private static final Pattern SHARDS = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

  private static final int MOST_THREADS = 1024;
  private static final long MOST_TRIALS = 100_000_000;

  /** 2^53 - 1: up to here every JSON reader gets a seed as it was written. */
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private static final double LEAST_ERROR = 1e-12;

  private static final double LARGEST_ERROR = 0.1;

  private Options() {}

  /**
   * A seed.
   *
   * @param or what else the option takes, in words that end the message
   * @throws BadInputException if it is no integer from 0 to 2^53 - 1
   */
  public static long seed(String text, String or) {
    return seed("--seed", text, or);
  }

  /** The same under another name. */
  static long seed(String option, String text, String or) {
    return integer(option, text, 0, LARGEST_SEED, or);
  }

  /** A seed that nobody chose: any of those that are taken, with equal chances. */
  static long freshSeed() {
    return new SecureRandom().nextLong() & LARGEST_SEED;
  }

  /**
   * A number of threads; one for each core where it is null, as picocli leaves it.
   *
   * @throws BadInputException if it is no integer from 1 to 1024
   */
  static int threads(String text) {
    return text == null
        ? Runtime.getRuntime().availableProcessors()
        : (int) integer("--threads", text, 1, MOST_THREADS, "");
  }

  /**
   * A number of trials.
   *
   * @throws BadInputException if it is no integer from 1 to 10^8
   */
  static long trials(String text) {
    return integer("--trials", text, 1, MOST_TRIALS, "");
  }

  /**
   * A shard; none where it is null, as picocli leaves it.
   *
   * @throws BadInputException if it is no shard I/N
   */
  static Optional<Shard> shard(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher parts = SHARDS.matcher(text);
    if (parts.matches()) {
      int index = Integer.parseInt(parts.group(1));
      int of = Integer.parseInt(parts.group(2));
      if (index <= of) {
        return Optional.of(new Shard(index, of));
      }
    }
    throw new BadInputException(
        SHARD + ": `" + text + "` is no shard I/N with 1 <= I <= N <= 9999, such as 2/3");
  }

  /**
   * A length of time; none where it is null, as picocli leaves it.
   *
   * @throws BadInputException if it is no time
   */
  static Optional<Duration> time(String option, String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher parts = TIME.matcher(text);
    if (!parts.matches()) {
      throw new BadInputException(
          option + ": `" + text + "` is no time from 1s to 999999h, such as 90s, 10m or 2h");
    }
    long amount = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /**
   * A whole number.
   *
   * @param or what else the option takes, in words that end the message
   * @throws BadInputException if it is no integer from {@code low} to {@code high}
   */
  public static long integer(String option, String text, long low, long high, String or) {
    return Numbers.readWhole(text).stream()
        .filter(value -> value >= low && value <= high)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    option + ": `" + text + "` is no integer from " + low + " to " + high + or));
  }

  /**
   * A number.
   *
   * @param low the least that is allowed, or the number that it has to be above
   * @param above whether {@code low} itself is not allowed
   * @throws BadInputException if it is no finite number in that range
   */
  public static double number(String option, String text, double low, boolean above) {
    return Numbers.read(text).stream()
        .filter(value -> above ? value > low : value >= low)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: `%s` is no finite number %s %s"
                            .formatted(
                                option, text, above ? "above" : "from", Numbers.shortest(low))
                        + (above ? "" : " up")));
  }

  /**
   * A chance that a whole run says anything wrong; the usual one where it is null, as picocli
   * leaves it.
   *
   * @throws BadInputException if it is no number from 10^-12 to 0.1
   */
  static double error(String text) {
    if (text == null) {
      return ErrorBudget.USUAL;
    }
    return Numbers.read(text).stream()
        .filter(value -> value >= LEAST_ERROR && value <= LARGEST_ERROR)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--error: `%s` is no number from %s to %s, such as 1e-8"
                        .formatted(
                            text, Numbers.shortest(LEAST_ERROR), Numbers.shortest(LARGEST_ERROR))));
  }

  /**
   * What is said where a run goes on.
   *
   * @param kept how much of it there is
   * @param began when it began; nothing if there is none
   */
  static String resumed(String kept, Optional<String> began) {
    return began
        .map(time -> kept + " kept from the run that began at " + Inert.name(time))
        .orElse("There is no run to resume; this one begins anew");
  }

  /** What is said where two runs meet. */
  static BadInputException busy(Path out) {
    return new BadInputException(
        "--out: another run is writing to `" + out + "`; name another folder");
  }

  /** A path as short as it can be said from where the command was given. */
  public static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return Inert.line((path.startsWith(here) ? here.relativize(path) : path).toString());
  }
}

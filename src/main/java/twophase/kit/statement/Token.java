package twophase.kit.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Names one case so that it can be replayed: {@code statement:form:seed:trials:setting}, for
 * example {@code oscillation:as-printed:0:0:m=1,d=1,n=fresh,eta=0.5}. All it needs is in it, and no
 * character of it means anything to a shell.
 *
 * @param form what is claimed
 * @param seed the run's seed
 * @param firstTrial number of the first trial, at least 0
 * @param lastTrial number of the last trial, at least the first
 * @param setting where it is claimed
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Token(FormId form, long seed, long firstTrial, long lastTrial, Setting setting) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "([a-z0-9-]+):([a-z0-9.-]+):([0-9]{1,18}):([0-9]{1,18})(?:-([0-9]{1,18}))?:(.+)");

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is no token
   */
  public static Token parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "`" + text + "` is no token: it must be of the form statement:form:seed:trials:setting");
    }
    long first = Long.parseLong(parts.group(4));
    long last = parts.group(5) == null ? first : Long.parseLong(parts.group(5));
    if (last < first) {
      throw new IllegalArgumentException(
          "`" + text + "` is no token: its last trial comes before its first");
    }
    return new Token(
        new FormId(parts.group(1), parts.group(2)),
        Long.parseLong(parts.group(3)),
        first,
        last,
        Setting.parse(parts.group(6)));
  }

  /** Number of trials. */
  public long trials() {
    return lastTrial - firstTrial + 1;
  }

  @Override
  public String toString() {
    String trials = firstTrial == lastTrial ? "" + firstTrial : firstTrial + "-" + lastTrial;
    return String.join(":", form.statement(), form.form(), "" + seed, trials, setting.toString());
  }
}

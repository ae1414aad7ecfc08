package twophase.kit.statement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Names one case so that its decision can be taken again: {@code
 * statement:form:run:seed:trials:outcome:setting}, for example {@code
 * oscillation:as-printed:quick:0:0:failed:m=1,d=1,n=fresh,eta=0.5}. All it needs is in it, and no
 * character of it means anything to a shell.
 *
 * @param form what is claimed
 * @param run what decided, which fixes errors and budget: a profile; a profile and {@code -row} for
 *     a row of a table of necessity; {@code map-} and the trials of a point at the most. {@code @}
 *     and a number follow where the run's error budget was another one than usual. Empty in a token
 *     of TwoPhase 0.1.0, whose shape is {@code statement:form:seed:trials:setting}
 * @param seed the run's seed
 * @param firstTrial number of the first trial, at least 0
 * @param lastTrial number of the last trial, at least the first
 * @param outcome what was decided there: {@code held}, {@code failed}, {@code undecided}; {@code
 *     vacuous}, {@code untestable}, {@code not-offered} where nothing was run; empty likewise
 * @param setting where it is claimed
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Token(
    FormId form,
    String run,
    long seed,
    long firstTrial,
    long lastTrial,
    String outcome,
    Setting setting) {
  private static final String CASE = "([a-z0-9-]+):([a-z0-9.-]+):";
  private static final String TRIALS = "([0-9]{1,18}):([0-9]{1,18})(?:-([0-9]{1,18}))?:";
  private static final Pattern SHAPE =
      Pattern.compile(
          CASE + "([a-z]+(?:-[a-z0-9]+)?(?:@[0-9.e-]+)?):" + TRIALS + "([a-z]+(?:-[a-z]+)?):(.+)");
  private static final Pattern OLD_SHAPE = Pattern.compile(CASE + "()" + TRIALS + "()(.+)");

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is no token
   */
  public static Token parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      parts = OLD_SHAPE.matcher(text);
    }
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is no token: it must be of the form statement:form:run:seed:trials:outcome:setting");
    }
    long first = Long.parseLong(parts.group(5));
    long last = parts.group(6) == null ? first : Long.parseLong(parts.group(6));
    if (last < first) {
      throw new IllegalArgumentException(
          "`" + text + "` is no token: its last trial comes before its first");
    }
    return new Token(
        new FormId(parts.group(1), parts.group(2)),
        parts.group(3),
        Long.parseLong(parts.group(4)),
        first,
        last,
        parts.group(7),
        Setting.parse(parts.group(8)));
  }

  /**
   * The same of a text that says what decided.
   *
   * @throws IllegalArgumentException if the text is no token, or one of TwoPhase 0.1.0
   */
  public static Token parseWhole(String text) {
    Token token = parse(text);
    if (token.run.isEmpty()) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is a token of TwoPhase 0.1.0, which does not say what decided: take one from a"
              + " report of this version (statement:form:run:seed:trials:outcome:setting)");
    }
    return token;
  }

  /** The same case with what was decided there. */
  public Token deciding(String what) {
    return new Token(form, run, seed, firstTrial, lastTrial, what, setting);
  }

  /** Number of trials. */
  public long trials() {
    return lastTrial - firstTrial + 1;
  }

  @Override
  public String toString() {
    String trials = firstTrial == lastTrial ? "" + firstTrial : firstTrial + "-" + lastTrial;
    return run.isEmpty()
        ? String.join(":", form.statement(), form.form(), "" + seed, trials, setting.toString())
        : String.join(
            ":",
            form.statement(),
            form.form(),
            run,
            "" + seed,
            trials,
            outcome,
            setting.toString());
  }
}

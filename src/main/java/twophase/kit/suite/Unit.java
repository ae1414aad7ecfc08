package twophase.kit.suite;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.FormFinding;
import twophase.kit.number.Numbers;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;

/**
 * A unit of work: one form, or part of a form, tested once. Its text, {@code FORM PROFILE SEED} as
 * in {@code norm-balance.as-printed.run quick 7}, is all that somebody needs who does it elsewhere.
 * An error budget that is not the usual one stands behind the profile, as in {@code quick@0.001}.
 *
 * @param form a form without parts, or a part
 * @param profile effort
 * @param seed root of all randomness, at least 0
 * @param error the error budget of the run that it belongs to
 */
public record Unit(FormId form, Profile profile, long seed, double error) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z0-9-]+)\\.([a-z0-9.-]+) ([a-z]+)(?:@([0-9.e-]+))? (0|[1-9][0-9]{0,17})");

  /** One at the usual error. */
  public Unit(FormId form, Profile profile, long seed) {
    this(form, profile, seed, ErrorBudget.USUAL);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is no unit
   * @throws twophase.kit.statement.BadInputException if there is no such profile
   */
  public static Unit parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "`" + text + "` is no unit FORM PROFILE SEED, such as oscillation.as-printed quick 7");
    }
    return new Unit(
        new FormId(parts.group(1), parts.group(2)),
        Profile.named(parts.group(3)),
        Long.parseLong(parts.group(5)),
        error(parts.group(4), text));
  }

  private static double error(String written, String text) {
    return written == null
        ? ErrorBudget.USUAL
        : Numbers.read(written).stream()
            .filter(value -> value > 0 && value < 1)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("`" + text + "` has no error from 0 to 1"));
  }

  /**
   * Checks that there is such a form.
   *
   * @throws twophase.kit.statement.BadInputException if there is none, or it has parts
   */
  public void requireIn(Catalogue catalogue) {
    Selection.of("", List.of(form.toString()), catalogue.cards());
    if (catalogue.property(form).isEmpty()) {
      throw new BadInputException(
          "`%s` is tested in parts: %s"
              .formatted(
                  form,
                  catalogue.cards().get(form.statement()).formIds().stream()
                      .filter(part -> part.whole().equals(form))
                      .map(FormId::toString)
                      .collect(Collectors.joining(", "))));
    }
  }

  /**
   * Does it, on one thread.
   *
   * @param catalogue has the form
   * @return what {@code verify --only FORM --profile PROFILE --seed SEED --error ERROR} finds
   */
  public FormFinding find(Catalogue catalogue, Simulator simulator) {
    RunRequest request =
        RunRequest.of(catalogue.erring(error), profile, seed, simulator)
            .about(new Selection(List.of(form.toString())))
            .onThreads(1);
    return Suite.run(request, Progress.NONE).tested().stream()
        .filter(found -> found.id().equals(form))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    String at = error == ErrorBudget.USUAL ? "" : Session.ERROR + Numbers.shortest(error);
    return form + " " + profile + at + " " + seed;
  }
}

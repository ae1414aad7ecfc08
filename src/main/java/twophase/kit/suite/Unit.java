package twophase.kit.suite;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;

/**
 * A unit of work: one form, or part of a form, tested once. Its text, {@code FORM PROFILE SEED} as
 * in {@code norm-balance.as-printed.run quick 7}, is all that somebody needs who does it elsewhere.
 *
 * @param form a form without parts, or a part
 * @param profile effort
 * @param seed root of all randomness, at least 0
 */
public record Unit(FormId form, Profile profile, long seed) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9-]+)\\.([a-z0-9.-]+) ([a-z]+) (0|[1-9][0-9]{0,17})");

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
        Long.parseLong(parts.group(4)));
  }

  /**
   * Does it, on one thread.
   *
   * @param catalogue has the form
   * @return what {@code verify --only FORM --profile PROFILE --seed SEED} finds
   */
  public FormFinding find(Catalogue catalogue, Simulator simulator) {
    RunRequest request =
        RunRequest.of(catalogue, profile, seed, simulator)
            .about(new Selection(List.of(form.toString())))
            .onThreads(1);
    return Suite.run(request, Progress.NONE).tested().stream()
        .filter(found -> found.id().equals(form))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return form + " " + profile + " " + seed;
  }
}

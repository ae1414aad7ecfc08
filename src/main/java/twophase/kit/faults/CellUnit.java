package twophase.kit.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Limits;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.Selection;

/**
 * A unit of work: one cell of the detection matrix. Its text, {@code STATEMENT faults SEED
 * SIMULATOR} with the limits behind it, as in {@code norm-balance faults 0 momentum --trials 1000
 * --longest 1s}, is all that somebody needs who does it elsewhere.
 *
 * @param asked of one statement: the whole of it, or some forms
 * @param seed root of all randomness, at least 0
 * @param simulator the name of a fault, or of the correct simulator
 * @param trials how many a setting of a faulty simulator is given at the most
 * @param longest what a form may cost, in whole seconds, to be asked
 */
public record CellUnit(
    Selection asked,
    long seed,
    String simulator,
    Optional<Long> trials,
    Optional<Duration> longest) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z0-9.,-]+) faults (0|[1-9][0-9]{0,17}) (\\S+)"
              + "(?: --trials ([1-9][0-9]{0,8}))?(?: --longest ([1-9][0-9]{0,9})s)?");

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is no unit
   */
  public static CellUnit parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "`"
              + text
              + "` is no unit STATEMENT faults SEED SIMULATOR, such as norm-balance faults 0 momentum");
    }
    return new CellUnit(
        new Selection(List.of(parts.group(1).split(","))),
        Long.parseLong(parts.group(2)),
        parts.group(3),
        Optional.ofNullable(parts.group(4)).map(Long::valueOf),
        Optional.ofNullable(parts.group(5)).map(Long::valueOf).map(Duration::ofSeconds));
  }

  /** The statement that is asked. */
  public String statement() {
    return asked.names().get(0).split("\\.", 2)[0];
  }

  /**
   * Does it, on one thread.
   *
   * @param catalogue of a theory that has seeded faults
   * @return the cell that {@code faults --all} has
   * @throws twophase.kit.statement.BadInputException if there is no such statement or simulator
   */
  public Cell find(Catalogue catalogue) {
    FaultRun run =
        new FaultRun(
            catalogue,
            List.of(),
            Selection.of("", asked.names(), catalogue.cards()),
            true,
            seed,
            1,
            new Limits(longest, trials, Optional.empty()));
    return run.cell(simulator, statement());
  }

  @Override
  public String toString() {
    return "%s faults %d %s%s%s"
        .formatted(
            String.join(",", asked.names()),
            seed,
            simulator,
            trials.map(most -> " --trials " + most).orElse(""),
            longest.map(most -> " --longest " + most.toSeconds() + "s").orElse(""));
  }
}

package twophase.kit.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import twophase.kit.statement.BadInputException;

/** How much effort a run spends. */
@API(status = API.Status.STABLE, since = "0.1.0")
public enum Profile {
  /** Seconds: for every commit. */
  QUICK,
  /** Minutes: the one to quote. */
  STANDARD,
  /** As long as it takes: for the night. */
  DEEP;

  /**
   * The profile of that name.
   *
   * @throws BadInputException if there is none
   */
  public static Profile named(String name) {
    return Arrays.stream(values())
        .filter(profile -> profile.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--profile: `"
                        + name
                        + "` is none of "
                        + Arrays.stream(values())
                            .map(Profile::toString)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package twophase.faults;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.statement.BadInputException;

/** The catalogue of seeded faults. */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              UpdateFaults.all(),
              DrawFaults.noise(),
              DrawFaults.initialisation(),
              DrawFaults.sampling(),
              NumericFaults.all(),
              TraceFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /** All of them, by kind. */
  public static List<Fault> all() {
    return ALL;
  }

  /**
   * The fault of that name.
   *
   * @param option what names it, for the message
   * @throws BadInputException if there is none
   */
  public static Fault named(String option, String name) {
    return ALL.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    option
                        + "`"
                        + name
                        + "` is no fault; faults are "
                        + ALL.stream().map(Fault::name).collect(Collectors.joining(", "))));
  }
}

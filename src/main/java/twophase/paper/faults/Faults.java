package twophase.paper.faults;

import java.util.List;
import java.util.stream.Stream;
import twophase.kit.property.SeededFaults;

/** The catalogue of seeded faults. */
public final class Faults {
  private static final List<PartsFault> ALL =
      Stream.of(
              UpdateFaults.all(),
              DrawFaults.noise(),
              DrawFaults.initialisation(),
              DrawFaults.sampling(),
              SeedFaults.all(),
              HiddenFaults.all(),
              NumericFaults.all(),
              TraceFaults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  /** All of them, by kind, and the simulator that is built of the same parts without a fault. */
  public static SeededFaults seeded() {
    return new SeededFaults(
        PartsSimulator::correct, ALL.stream().map(PartsFault::asFault).toList());
  }
}

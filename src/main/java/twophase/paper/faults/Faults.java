package twophase.paper.faults;

import java.util.List;
import java.util.stream.Stream;
import twophase.kit.property.Fault;
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

  private static final List<Fault> OF_STEPS =
      Stream.concat(
              ALL.stream()
                  .filter(fault -> fault.shows() != PartsFault.Shows.FREE_RUNS)
                  .map(PartsFault::asFault),
              Habits.all().stream())
          .toList();

  private Faults() {}

  /**
   * Those that a driven run shows, and what code does by habit: what a wrong step may be like. The
   * simulators that they make are {@link twophase.paper.dynamics.NetworkSimulator}s.
   */
  public static List<Fault> ofSteps() {
    return OF_STEPS;
  }

  /** All of them, by kind, and the simulator that is built of the same parts without a fault. */
  public static SeededFaults seeded() {
    return new SeededFaults(
        PartsSimulator::correct, ALL.stream().map(PartsFault::asFault).toList());
  }
}

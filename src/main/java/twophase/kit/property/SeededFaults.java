package twophase.kit.property;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;

/**
 * Simulators that are wrong on purpose.
 *
 * @param correct makes the same simulator without a fault
 * @param all the faults, by kind
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record SeededFaults(Supplier<? extends Simulator> correct, List<Fault> all) {

  /** Takes its own copy. */
  public SeededFaults {
    all = List.copyOf(all);
    Set<String> names = new HashSet<>();
    for (Fault fault : all) {
      if (!names.add(fault.name())) {
        throw new IllegalArgumentException("two faults go by the name " + fault.name());
      }
    }
  }

  /**
   * Those of a theory.
   *
   * @param asking who asks for them, for the message
   * @throws BadInputException if it has none
   */
  public static SeededFaults of(Theory theory, String asking) {
    return theory
        .faults()
        .filter(faults -> !faults.all().isEmpty())
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: the theory %s has no simulators that are wrong on purpose"
                        .formatted(asking, theory.name())));
  }

  /**
   * The fault of that name.
   *
   * @param option what names it, for the message
   * @throws BadInputException if there is none
   */
  public Fault named(String option, String name) {
    return all.stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    option
                        + "`"
                        + name
                        + "` is no fault; faults are "
                        + all.stream().map(Fault::name).collect(Collectors.joining(", "))));
  }
}

package twophase.kit.cli;

import twophase.kit.property.SeededFaults;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;

/** The seeded faults of a theory, where it has any. */
final class Faults {
  private Faults() {}

  /**
   * The faults.
   *
   * @param asking who asks for them, for the message
   * @throws BadInputException if the theory has none
   */
  static SeededFaults of(Theory theory, String asking) {
    return theory
        .faults()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: the theory %s has no simulators that are wrong on purpose"
                        .formatted(asking, theory.name())));
  }
}

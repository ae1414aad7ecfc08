package twophase.paper.faults;

import java.util.Locale;
import java.util.function.Supplier;
import twophase.kit.property.Fault;

/**
 * One way to be wrong: a simulator that has this fault and no other.
 *
 * @param name for example {@code momentum}
 * @param kind what it mutates
 * @param shows in which runs it can show
 * @param line what is wrong, in one line
 * @param parts makes the parts of one run, one of them wrong
 */
record PartsFault(
    String name, Kind kind, Shows shows, String line, Supplier<? extends Parts> parts) {

  /** What a fault mutates. */
  enum Kind {
    /** How a step moves the weights. */
    UPDATE,
    /** The label noise. */
    NOISE,
    /** Where a run starts, and from which ground truth. */
    INITIALISATION,
    /** Inputs, their order, and the independence of runs. */
    SAMPLING,
    /** Arithmetic, and what is shown of it. */
    NUMERICS,
    /** What is told of a run's draws, which are right. */
    TRACE
  }

  /** In which runs a fault can show. */
  enum Shows {
    /** In driven runs and in free ones. */
    EVERYWHERE,
    /** In driven runs alone. */
    DRIVEN_RUNS,
    /** In free runs alone, where the simulator draws. */
    FREE_RUNS
  }

  /** A fault that shows in free runs alone. */
  static PartsFault free(Kind kind, String name, String line, Supplier<? extends Parts> parts) {
    return new PartsFault(name, kind, Shows.FREE_RUNS, line, parts);
  }

  /** As the kit knows it. */
  Fault asFault() {
    return new Fault(
        name,
        kind.name().toLowerCase(Locale.ROOT),
        shows.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        line,
        () -> new PartsSimulator(name, parts));
  }
}

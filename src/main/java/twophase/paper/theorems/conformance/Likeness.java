package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import twophase.kit.bench.NotOffered;
import twophase.kit.property.Fault;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.faults.Faults;
import twophase.paper.network.Network;
import twophase.paper.theorems.Ends;

/**
 * What a wrong state is like: which of the known ways to be wrong, given the same run, come to it
 * within rounding.
 */
final class Likeness {
  private final Function<Long, Run> run;
  private final long steps;
  private final Network expected;
  private final Network shown;
  private final BiPredicate<Network, Network> alike;
  private final List<Fault> same;

  /**
   * A wrong state.
   *
   * @param run the run's first steps, so many, from its start
   * @param steps after how many the state is wrong, at least 1
   * @param expected the reference's
   * @param shown the wrong one
   * @param alike whether two states are the same within rounding
   */
  Likeness(
      Function<Long, Run> run,
      long steps,
      Network expected,
      Network shown,
      BiPredicate<Network, Network> alike) {
    this.run = run;
    this.steps = steps;
    this.expected = expected;
    this.shown = shown;
    this.alike = alike;
    same = Faults.ofSteps().stream().filter(this::is).toList();
  }

  /** Whether it is like anything that is known, other than numbers being kept or shown wrongly. */
  boolean explained() {
    return same.stream().anyMatch(fault -> !fault.kind().equals("numerics"));
  }

  /** In a line or two. */
  List<String> lines() {
    int all = Faults.ofSteps().size();
    if (same.isEmpty()) {
      return List.of("None of the %d known faults and habits gives these numbers.".formatted(all));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        same.size() == 1
            ? "This is what one of %d known faults and habits gives, and no other:".formatted(all)
            : "This is what %d of %d known faults and habits give, which this step does not tell apart:"
                .formatted(same.size(), all));
    same.forEach(fault -> lines.add("  `%s`: %s".formatted(fault.name(), fault.line())));
    return lines;
  }

  private boolean is(Fault fault) {
    Ends ends = new Ends(steps);
    try (NetworkSimulator wrong = (NetworkSimulator) fault.made()) {
      Outcome end = wrong.run(run.apply(steps), ends);
      return end.completed()
          && alike.test(ends.last(), shown)
          && !alike.test(ends.last(), expected);
    } catch (NotOffered e) {
      return false;
    }
  }
}

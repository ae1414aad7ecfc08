package twophase.paper.figures;

import java.util.List;
import java.util.stream.Stream;
import twophase.kit.figure.Figure;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;

/**
 * What formulas say laid over what runs do, under many seeds, each for the section of its
 * statement. Theory and dynamics meet here for the eye only.
 */
public final class LawFigures {
  private final NetworkSimulator simulator;
  private final long seed;
  private final SeedTree seeds;
  private final int haste;

  /**
   * Figures of runs that hang from that seed.
   *
   * @param simulator who does the runs
   * @param seed the verification run's
   */
  public LawFigures(NetworkSimulator simulator, long seed) {
    this(simulator, seed, 1);
  }

  /**
   * The same with shorter and fewer runs, for tests.
   *
   * @param haste from 1 to 16
   */
  LawFigures(NetworkSimulator simulator, long seed, int haste) {
    this.simulator = simulator;
    this.seed = seed;
    this.seeds = SeedTree.root(seed).child("law-figures");
    this.haste = haste;
  }

  /** All of them; some seconds of work. */
  public List<Figure> all() {
    return Stream.of(
            EscapeFigure.of(simulator, seeds.child("escape"), haste),
            LazyFigure.of(simulator, seeds.child("lazy"), haste),
            OscillationFigure.of(simulator, seeds.child("oscillation"), haste),
            DecayFigure.of(simulator, seeds.child("decay"), haste),
            GrowthFigure.of(simulator, seeds.child("growth")),
            SlowFlowFigure.of(simulator, seeds.child("slow-flow"), haste))
        .map(this::withSeed)
        .toList();
  }

  private Figure withSeed(Figure figure) {
    return new Figure(
        figure.name(),
        figure.title(),
        figure.caption() + " Seed " + seed + ".",
        figure.panels(),
        figure.statement());
  }
}

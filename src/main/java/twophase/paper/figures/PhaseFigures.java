package twophase.paper.figures;

import java.util.List;
import java.util.stream.Stream;
import twophase.kit.figure.Figure;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;

/**
 * What the paper prints, what laws predict and what runs show, in one figure for each of the
 * statements about the two phases and what they assume.
 */
public final class PhaseFigures {
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
  public PhaseFigures(NetworkSimulator simulator, long seed) {
    this(simulator, seed, 1);
  }

  /**
   * The same with fewer runs, for tests.
   *
   * @param haste from 1 to 4
   */
  PhaseFigures(NetworkSimulator simulator, long seed, int haste) {
    this.simulator = simulator;
    this.seed = seed;
    this.seeds = SeedTree.root(seed).child("phase-figures");
    this.haste = haste;
  }

  /** All of them; some seconds of work. */
  public List<Figure> all() {
    return Stream.of(
            SecondLayerFigure.of(simulator, seeds.child("second-layer"), haste),
            LemmaSixFigure.of(simulator, seeds.child("lemma-6"), haste),
            LemmaFiveFigure.of(simulator, seeds.child("lemma-5"), haste),
            PhaseTwoStartFigure.of(simulator, seeds.child("phase-two-start"), haste),
            NoisyDescentFigure.of(simulator, seeds.child("noisy-descent"), haste),
            PhaseLengthsFigure.of(simulator, seeds.child("phase-lengths"), haste),
            ConditionOneFigure.of(seeds.child("condition-1"), haste),
            LemmaThreeFigure.of(seeds.child("lemma-3"), haste),
            ConditionRemarksFigure.of(simulator, seeds.child("condition-remarks"), haste))
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

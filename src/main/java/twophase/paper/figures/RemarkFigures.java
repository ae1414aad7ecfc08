package twophase.paper.figures;

import java.util.List;
import java.util.stream.Stream;
import twophase.kit.figure.Figure;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;

/**
 * Printed, predicted and measured in one figure for identities, for laws of our own and for what
 * the paper says in words.
 */
public final class RemarkFigures {
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
  public RemarkFigures(NetworkSimulator simulator, long seed) {
    this(simulator, seed, 1);
  }

  /**
   * The same with shorter and fewer runs, for tests.
   *
   * @param haste from 1 to 4
   */
  RemarkFigures(NetworkSimulator simulator, long seed, int haste) {
    this.simulator = simulator;
    this.seed = seed;
    this.seeds = SeedTree.root(seed).child("remark-figures");
    this.haste = haste;
  }

  /** All of them; a few seconds of work. */
  public List<Figure> all() {
    return Stream.of(
            BalanceFigure.of(simulator, seeds.child("balance"), haste),
            MisprintFigure.of(simulator, seeds.child("misprint")),
            PlainFigure.of(simulator, seeds.child("plain"), haste),
            LimitFigure.of(simulator, seeds.child("limit"), haste),
            GovernsFigure.of(simulator, seeds.child("governs"), haste),
            SparserFigure.of(simulator, seeds.child("sparser"), haste),
            EachNeuronFigure.of(simulator, seeds.child("each-neuron"), haste),
            SwingFigure.of(simulator, seeds.child("swing"), haste),
            SamFigure.of(simulator, seeds.child("sam"), haste),
            CoreFigure.of(seeds.child("core"), haste))
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

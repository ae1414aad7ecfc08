package twophase.paper.figures;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import twophase.kit.figure.Figure;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;

/**
 * What the paper prints and what formulas say, laid over what runs do, under several seeds, each
 * for the section of its statement. Theory and dynamics meet here for the eye only.
 */
public final class LawFigures {
  private final NetworkSimulator simulator;
  private final long seed;
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
   * @param haste from 1 to 16, to 4 for what is not of laws alone
   */
  LawFigures(NetworkSimulator simulator, long seed, int haste) {
    this.simulator = simulator;
    this.seed = seed;
    this.haste = haste;
  }

  /** All of them; some seconds of work. */
  public List<Figure> all() {
    return Stream.of(laws(), phases(), remarks(), realData(), images())
        .flatMap(List::stream)
        .toList();
  }

  /** Of laws of our own. */
  List<Figure> laws() {
    return figures(
        "law-figures",
        seeds ->
            Stream.of(
                EscapeFigure.of(simulator, seeds.child("escape"), haste),
                LazyFigure.of(simulator, seeds.child("lazy"), haste),
                OscillationFigure.of(simulator, seeds.child("oscillation"), haste),
                DecayFigure.of(simulator, seeds.child("decay"), haste),
                GrowthFigure.of(simulator, seeds.child("growth")),
                SlowFlowFigure.of(simulator, seeds.child("slow-flow"), haste)));
  }

  /** Of the two phases and what they assume. */
  List<Figure> phases() {
    return figures(
        "phase-figures",
        seeds ->
            Stream.of(
                SecondLayerFigure.of(simulator, seeds.child("second-layer"), haste),
                LemmaSixFigure.of(simulator, seeds.child("lemma-6"), haste),
                LemmaFiveFigure.of(simulator, seeds.child("lemma-5"), haste),
                PhaseTwoStartFigure.of(simulator, seeds.child("phase-two-start"), haste),
                NoisyDescentFigure.of(simulator, seeds.child("noisy-descent"), haste),
                PhaseLengthsFigure.of(simulator, seeds.child("phase-lengths"), haste),
                ConditionOneFigure.of(seeds.child("condition-1"), haste),
                LemmaThreeFigure.of(seeds.child("lemma-3"), haste),
                ConditionRemarksFigure.of(simulator, seeds.child("condition-remarks"), haste)));
  }

  /** Of identities, and of what the paper says in words. */
  List<Figure> remarks() {
    return figures(
        "remark-figures",
        seeds ->
            Stream.of(
                BalanceFigure.of(simulator, seeds.child("balance"), haste),
                MisprintFigure.of(simulator, seeds.child("misprint")),
                PlainFigure.of(simulator, seeds.child("plain"), haste),
                LimitFigure.of(simulator, seeds.child("limit"), haste),
                GovernsFigure.of(simulator, seeds.child("governs"), haste),
                SparserFigure.of(simulator, seeds.child("sparser"), haste),
                EachNeuronFigure.of(simulator, seeds.child("each-neuron"), haste),
                SwingFigure.of(simulator, seeds.child("swing"), haste),
                SamFigure.of(simulator, seeds.child("sam"), haste),
                CoreFigure.of(seeds.child("core"), haste)));
  }

  /** Of networks on images. */
  List<Figure> images() {
    return figures(
        "image-figures",
        seeds ->
            Stream.of(
                RealDataFigures.lazyRich(seeds.child("lazy-rich"), haste),
                RealDataFigures.sam(seeds.child("sam"), haste),
                RealDataFigures.generalisation(seeds.child("generalisation"), haste)));
  }

  /** Of inputs that nobody drew. */
  List<Figure> realData() {
    return figures(
        "real-data-figures",
        seeds ->
            Stream.of(
                RealDecayFigure.of(simulator, seeds.child("decay"), haste),
                RealAlignmentFigure.of(simulator, seeds.child("alignment"), haste),
                RealEscapeFigure.of(simulator, seeds.child("escape"), haste),
                RealLimitFigure.of(simulator, seeds.child("limit"), haste)));
  }

  private List<Figure> figures(String room, Function<SeedTree, Stream<Figure>> made) {
    return made.apply(SeedTree.root(seed).child(room)).map(this::withSeed).toList();
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

package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.CompressedSimulator;
import twophase.paper.dynamics.CompressionBound;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.network.WidthCompression;
import twophase.paper.theory.OscillatingLayer;

/** Width compression: how far a wide run and its core of d + 1 neurons get apart. */
final class CoreFigure {
  private static final int WIDTH = 64;
  private static final int DIMENSION = 8;
  private static final Inputs SAMPLES = new Inputs(200);
  private static final double ETA = PaperSetting.ETA;
  private static final double SIGMA = 1;
  private static final double THETA_NORM = 0.3;
  private static final double RADIUS = 0.1;
  private static final int RUNS = 6;
  private static final long STEPS = 300;
  private static final int LOOKS = 60;

  private CoreFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer runs there are
   */
  static Figure of(SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    long[] times = Walk.evenly(STEPS, LOOKS);
    double[] places = LawCurves.places(times);
    List<double[]> noisy = new ArrayList<>();
    List<double[]> sharp = new ArrayList<>();
    List<double[]> bounds = new ArrayList<>();
    List<double[]> nearest = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      Run.Free run =
          new Run.Free(WIDTH, DIMENSION, SAMPLES, ETA, SIGMA, THETA_NORM, seeds.child(k), STEPS);
      Rule sam = new Sam(RADIUS);
      noisy.add(apart(run, times));
      sharp.add(apart(run.withRule(sam), times));
      bounds.add(bound(run, times));
      nearest.add(nearest(run, times));
    }
    double[] paper = apart(PaperSetting.noisy(seeds.child("paper"), STEPS), times);
    String words = ", " + Bands.WORDS;
    return new Figure(
            "width-compression",
            "Width compression: the wide run and its core of d + 1 neurons agree, to rounding",
            "The Frobenius norm of [W, a] minus Q N, with N the run of a core of d + 1 neurons from the same start: m = 64, d = 8, n = 200, η = 0.001, σ = 1,"
                + " ‖θ*‖ = 0.3, "
                + runs
                + " runs each, "
                + Bands.WORDS
                + ". By label-noise SGD and by SAM (R = 0.1) they are apart by rounding alone; dashed, the largest distance that rounding can"
                + " explain in these runs of label noise, median, a worst case that grows step by step, derived from the states, no constant fitted. The law is ours, and the paper prints nothing of the kind. Its run (m = 1000, d = 20, n = 200, η = 0.001, σ = 4, ‖θ*‖ = 1, which is"
                + " not printed; one seed) is looked at for its first "
                + STEPS
                + " steps. An oscillating second layer (q = η^¼) is no counterexample, since the law excludes it, but shows what the law needs: from its first step on, no core whatever, the nearest one drawn here, comes close.",
            List.of(
                new Panel(
                    "Distance of the wide run from its core’s",
                    Axis.linear("step t"),
                    Axis.logarithmic("‖M(t) − Q N(t)‖, M = [W, a]"),
                    List.of(
                        new Series.Band("label noise" + words, Bands.along(places, noisy)),
                        new Series.Band("SAM" + words, Bands.along(places, sharp)),
                        new Series.Line("the paper’s run", LawCurves.of(places, paper)),
                        new Series.Law(
                            "law: at most rounding",
                            Bands.along(places, bounds).stream()
                                .map(band -> Series.Reading.of(band.x(), band.y()))
                                .toList()),
                        new Series.Band(
                            "outside the law: oscillating second layer",
                            Bands.along(places, nearest))))))
        .in("width-compression");
  }

  /** How far the two runs are apart at these times. */
  private static double[] apart(Run.Free run, long[] times) {
    Copies wide = Copies.of(new ReferenceSimulator(), run, times);
    Copies core = Copies.of(new CompressedSimulator(), run, times);
    double[] apart = new double[times.length];
    for (int k = 0; k < apart.length; k++) {
      apart[k] = CompressionBound.distance(wide.states.get(k), core.states.get(k));
    }
    return apart;
  }

  /** What rounding can explain of that by label noise. */
  private static double[] bound(Run.Free run, long[] times) {
    Network start = run.start();
    CompressionBound bound = new CompressionBound(start, WidthCompression.of(start));
    double[] bounds = new double[times.length];
    bounds[0] = bound.shown(start);
    int[] look = {1};
    StepByStep.show(
        new ReferenceSimulator(),
        run,
        (t, before, sample, after) -> {
          bound.labelNoise(run.eta(), before, sample);
          if (t == times[look[0]]) {
            bounds[look[0]++] = bound.shown(after);
          }
        });
    return bounds;
  }

  /** The distance of an oscillating run from the column space of its start; NaN at the start. */
  private static double[] nearest(Run.Free like, long[] times) {
    SeedTree seeds = like.seeds();
    GroundTruth truth = like.truth();
    QuadraticLoss loss =
        QuadraticLoss.of(SAMPLES.trainingSet(truth, seeds.child("data").stream()), truth);
    OscillatingSecondLayer rule =
        new OscillatingSecondLayer(OscillatingLayer.amplitude(ETA), loss, seeds);
    DMatrixRMaj firstLayer = like.start().firstLayer();
    Copies wide =
        Copies.of(
            new ReferenceSimulator(),
            new Run.Driven(rule, ETA, rule.start(firstLayer), STEPS),
            times);
    WidthCompression compression = WidthCompression.of(wide.states.get(0));
    double[] nearest = new double[times.length];
    nearest[0] = Double.NaN;
    for (int k = 1; k < nearest.length; k++) {
      Network state = wide.states.get(k);
      nearest[k] = CompressionBound.distance(state, compression.expand(compression.project(state)));
    }
    return nearest;
  }

  /** Copies of a run's states at some times. */
  private static final class Copies implements Observer {
    private final Walk walk;
    private final List<Network> states = new ArrayList<>();

    private Copies(long[] times) {
      walk = new Walk(times, List.of());
    }

    static Copies of(NetworkSimulator simulator, Run run, long[] times) {
      Copies copies = new Copies(times);
      simulator.run(run, copies);
      return copies;
    }

    @Override
    public boolean wants(long t) {
      return walk.wants(t);
    }

    @Override
    public void see(long t, Network state) {
      states.add(state.copy());
    }
  }
}

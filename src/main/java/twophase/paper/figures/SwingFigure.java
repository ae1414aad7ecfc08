package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.OscillatingSecondLayer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theory.OscillatingLayer;

/** The README's run with an oscillating second layer, at the paper's step size. */
final class SwingFigure {
  private static final int WIDTH = 16;
  private static final int DIMENSION = 4;
  private static final int RUNS = 3;
  private static final int LOOKS = 50;

  /** Of what stands for the paper's run: the law is the same, and a small part of the work. */
  private static final int PAPER_WIDTH = 40;

  /** Twice the last mark of Figure 2, as on the card. */
  private static final long STEPS = 200_000;

  /** For which the run rests above the bound: sqrt(2) eta^(-1/4) is 8. */
  private static final double LARGE = 16;

  private SwingFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer the runs are
   */
  static Figure of(NetworkSimulator simulator, SeedTree seeds, int haste) {
    int runs = Math.max(2, RUNS / haste);
    long[] times = Walk.evenly(STEPS, LOOKS);
    double[] places = LawCurves.places(times);
    return new Figure(
            "oscillating-run",
            "An oscillating second layer at the paper’s step size: down to √η, unless θ* is large",
            "Gradient descent, loss r²/2, with the second layer on −q, 0, +q, q = η^¼, at the paper’s η = 0.001. Bands: networks of m = 16, d = 4 with S = I, "
                + runs
                + " runs each, mean and 5–95 %; broken lines, the exact law of their expectation, which hardly depends on the width; no constant is fitted. The paper’s run:"
                + " d = 20, 200 samples and ‖θ*‖ = 1 at m = "
                + PAPER_WIDTH
                + " in place of 1000, one run; its slowest directions, which samples make slower than S = I, set the time. “Very small” is read as the √η of"
                + " Lemma 4; neither it nor ‖θ*‖ nor the length is printed, and we take 200,000 steps. At ‖θ*‖ = 16 runs rest near η‖θ*‖²/2, above √η: a counterexample only if so large a θ* is meant.",
            List.of(
                new Panel(
                    "Mean squared norm s(t)",
                    Axis.linear("step t"),
                    Axis.logarithmic("s = Σ‖w‖²/m"),
                    List.of(
                        band(
                            "runs, ‖θ*‖ = 1",
                            places,
                            walks(
                                simulator,
                                seeds.child("one"),
                                PaperSetting.THETA_NORM,
                                runs,
                                times)),
                        band(
                            "counterexample: runs, ‖θ*‖ = 16",
                            places,
                            walks(simulator, seeds.child("large"), LARGE, runs, times)),
                        new Series.Line(
                            "the paper’s run, m = " + PAPER_WIDTH,
                            LawCurves.of(places, paper(simulator, seeds.child("paper"), times))),
                        law("law: ‖θ*‖ = 1", PaperSetting.THETA_NORM, times),
                        law("law: ‖θ*‖ = 16", LARGE, times),
                        Series.Level.at(
                            "printed: very small (√η)",
                            OscillatingLayer.bound(PaperSetting.ETA))))))
        .in("oscillating-run");
  }

  private static Series band(String name, double[] places, List<Walk> walks) {
    return new Series.Band(
        name, Bands.aroundMeans(places, walks.stream().map(walk -> walk.course(0)).toList()));
  }

  /** E s(t) over starts of two groups of equal size, with S = I. */
  private static Series law(String name, double thetaNorm, long[] times) {
    double eta = PaperSetting.ETA;
    double q = OscillatingLayer.amplitude(eta);
    int half = WIDTH / 2;
    double[] law = new double[times.length];
    for (int k = 0; k < law.length; k++) {
      long[] moves = {
        OscillatingLayer.movesOfFirst(times[k]), OscillatingLayer.movesOfSecond(times[k])
      };
      for (long each : moves) {
        law[k] += OscillatingLayer.mode(half, eta, q, 1, half, thetaNorm * thetaNorm, each) / WIDTH;
      }
    }
    return new Series.Law(name, LawCurves.of(LawCurves.places(times), law));
  }

  private static List<Walk> walks(
      NetworkSimulator simulator, SeedTree seeds, double thetaNorm, int runs, long[] times) {
    List<Walk> walks = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      SeedTree own = seeds.child(k);
      GroundTruth truth = GroundTruth.draw(DIMENSION, thetaNorm, own.child("truth").stream());
      walks.add(walk(simulator, own, WIDTH, QuadraticLoss.population(truth), times));
    }
    return walks;
  }

  private static double[] paper(NetworkSimulator simulator, SeedTree seeds, long[] times) {
    GroundTruth truth =
        GroundTruth.draw(
            PaperSetting.DIMENSION, PaperSetting.THETA_NORM, seeds.child("truth").stream());
    QuadraticLoss loss =
        QuadraticLoss.of(
            new Inputs(PaperSetting.SAMPLES).trainingSet(truth, seeds.child("data").stream()),
            truth);
    return walk(simulator, seeds, PAPER_WIDTH, loss, times).course(0);
  }

  private static Walk walk(
      NetworkSimulator simulator, SeedTree seeds, int m, QuadraticLoss loss, long[] times) {
    double eta = PaperSetting.ETA;
    DMatrixRMaj firstLayer =
        NtkInitialisation.draw(m, loss.inputDimension(), seeds.child("start").stream())
            .firstLayer();
    OscillatingSecondLayer rule =
        new OscillatingSecondLayer(OscillatingLayer.amplitude(eta), loss, seeds);
    Walk walk = new Walk(times, List.of(LawCurves::meanSquare));
    simulator.run(new Run.Driven(rule, eta, rule.start(firstLayer), STEPS), walk);
    return walk;
  }
}

package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theory.DropShare;
import twophase.paper.theory.LemmaThreeAtStart;
import twophase.paper.theory.NormBalance;
import twophase.paper.theory.ShrinkingSteps;

/**
 * Lemma 3 at the first step (card {@code lemma-3}): how often Delta is above 0 over the draw of the
 * start, and how often it drops far given the norm of a neuron.
 */
final class LemmaThreeFigure {
  private static final int STARTS = 6;
  private static final int DRAWS = 400;
  private static final int NORMS = 28;
  private static final int SAMPLES = 1_000;
  private static final double[] WIDTHS = {30, 100, 300, PaperSetting.WIDTH, 3_000};
  private static final double LEAST_POWER = 1;
  private static final double MOST_POWER = 9;
  private static final int PLACES = 17;

  /** From a neuron far shorter than a start of the paper's width has, to a long one. */
  private static final double LEAST_NORM = 0.05;

  private static final double MOST_NORM = 1.4;

  private LemmaThreeFigure() {}

  /**
   * The figure.
   *
   * @param haste how many times fewer starts and samples there are
   */
  static Figure of(SeedTree seeds, int haste) {
    return new Figure(
            "lemma-3",
            "Lemma 3 at the first step: growing steps are rare, and short neurons seldom drop far",
            "The first step, j = 0, on fresh Gaussian inputs, d = 20, σ = 4, ‖θ*‖ = 0.1. First: P(Δ > 0) over neuron and sample; the law is (2/π) arctan √(d/m); the printed bound says nothing below (4d/π)⁴, where it is above 1. Measured: "
                + Runs.fewer(STARTS, haste)
                + " groups of "
                + DRAWS / haste
                + " samples, each on a neuron of its own, "
                + Bands.WORDS
                + ". Second: P(Δ ≤ −(σ/4)²) over the sample, given the neuron, in one start of the paper’s width, m = 1000: one of its neurons, brought to norms from"
                + " 0.05 to 1.4, so that short ones are seen as well; shares of "
                + SAMPLES / haste
                + " samples each, and the law of the neuron. The counterexample is the norm up to which, by an elementary bound,"
                + " none has the printed chance of 1/4 where ‖θ(0) − θ*‖ ≤ 1.5; networks far wider have such neurons. Of the paper’s"
                + " run the shortest neuron of the start is marked, at its law. By the card’s other readings, the printed 1/4 holds over the start as well, and nothing is claimed for T = T₁.",
            List.of(
                growing(seeds.child("growing"), haste), dropping(seeds.child("dropping"), haste)))
        .in("lemma-3");
  }

  private static Panel growing(SeedTree seeds, int haste) {
    double[] places = new double[PLACES];
    for (int k = 0; k < PLACES; k++) {
      places[k] = StrictMath.pow(10, LEAST_POWER + (MOST_POWER - LEAST_POWER) * k / (PLACES - 1));
    }
    List<Reading> measured = new ArrayList<>();
    List<Reading> papers = new ArrayList<>();
    for (double m : WIDTHS) {
      double[] shares = new double[Runs.fewer(STARTS, haste)];
      for (int k = 0; k < shares.length; k++) {
        shares[k] = growingShare((int) m, seeds.child((int) m).child(k), DRAWS / haste);
      }
      (m == PaperSetting.WIDTH ? papers : measured).add(Bands.at(m, shares));
    }
    int d = PaperSetting.DIMENSION;
    return new Panel(
        "Growing steps, over the start",
        Axis.logarithmic("width m"),
        Axis.logarithmic("P(Δ > 0)"),
        List.of(
            new Series.Law(
                "printed: at most ρ m^(−1/8)",
                LawCurves.of(
                    places, m -> StrictMath.exp(ShrinkingSteps.logAllowed(StrictMath.log(m), d)))),
            new Series.Law(
                "law", LawCurves.of(places, m -> 2 / Math.PI * StrictMath.atan(Math.sqrt(d / m)))),
            new Series.Intervals("measured", measured),
            new Series.Intervals("the paper’s run", papers)));
  }

  /**
   * The share of growing steps, each of a neuron of its own. Whether Delta is above 0 does not hang
   * on the residual, unless that is 0, so that 1 stands for it.
   */
  private static double growingShare(int m, SeedTree seeds, int draws) {
    RandomStream stream = seeds.stream();
    int growing = 0;
    for (int draw = 0; draw < draws; draw++) {
      Network neuron = NtkInitialisation.draw(1, PaperSetting.DIMENSION, stream);
      double weight = neuron.secondLayer().get(0) / Math.sqrt(m);
      DMatrixRMaj x = input(stream);
      double hidden = VectorVectorMult_DDRM.innerProd(neuron.neuron(0), x);
      double norm2 = VectorVectorMult_DDRM.innerProd(x, x);
      growing += NormBalance.delta(1, hidden, weight, norm2) > 0 ? 1 : 0;
    }
    return (double) growing / draws;
  }

  private static DMatrixRMaj input(RandomStream stream) {
    DMatrixRMaj x = new DMatrixRMaj(PaperSetting.DIMENSION, 1);
    for (int k = 0; k < PaperSetting.DIMENSION; k++) {
      x.set(k, stream.gaussian());
    }
    return x;
  }

  /** One neuron, brought to a norm: its chance of a far drop by law, and the share measured. */
  private record Drop(double norm, double law, double share) {}

  private static Panel dropping(SeedTree seeds, int haste) {
    GroundTruth truth =
        GroundTruth.draw(
            PaperSetting.DIMENSION, PaperSetting.SMALL_THETA_NORM, seeds.child("truth").stream());
    Network start =
        NtkInitialisation.draw(
            PaperSetting.WIDTH, PaperSetting.DIMENSION, seeds.child("start").stream());
    DMatrixRMaj error = start.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    List<Drop> drops = new ArrayList<>();
    for (int i = 0; i < NORMS; i++) {
      double norm = LEAST_NORM + (MOST_NORM - LEAST_NORM) * i / (NORMS - 1);
      SeedTree samples = seeds.child("samples").child(i);
      drops.add(drop(start, 0, norm, error, samples.stream(), SAMPLES / haste));
    }
    double edge = LemmaThreeAtStart.shortNorm(PaperSetting.SIGMA);
    double[] norms = Look.at(0, start, truth).norms();
    int shortest =
        IntStream.range(0, norms.length)
            .boxed()
            .min(Comparator.comparingDouble(i -> norms[i]))
            .orElseThrow();
    double[] ends = {LEAST_NORM, MOST_NORM};
    return new Panel(
        "Far drops, given the neuron",
        Axis.linear("‖w‖"),
        Axis.linear("P(Δ ≤ −(σ/4)²)"),
        List.of(
            new Series.Law(
                "printed: at least 1/4", LawCurves.of(ends, norm -> ShrinkingSteps.PRINTED_SHARE)),
            new Series.Law("law", drops.stream().map(d -> Reading.of(d.norm(), d.law())).toList()),
            new Series.Cloud(
                "measured", drops.stream().map(d -> Reading.of(d.norm(), d.share())).toList()),
            new Series.Cloud(
                "counterexample",
                List.of(
                    Reading.of(
                        edge, drop(start, 0, edge, error, seeds.child("edge").stream(), 1).law()))),
            new Series.Cloud(
                "the paper’s run: shortest neuron",
                List.of(
                    Reading.of(
                        norms[shortest],
                        drop(
                                start,
                                shortest,
                                norms[shortest],
                                error,
                                seeds.child("edge").stream(),
                                1)
                            .law())))));
  }

  private static Drop drop(
      Network start, int i, double norm, DMatrixRMaj error, RandomStream stream, int samples) {
    DMatrixRMaj neuron = start.neuron(i);
    CommonOps_DDRM.scale(norm / Norms.frobenius(neuron), neuron);
    double weight = start.secondLayer().get(i);
    double along = VectorVectorMult_DDRM.innerProd(neuron, error);
    double error2 = VectorVectorMult_DDRM.innerProd(error, error);
    double law =
        new DropShare(PaperSetting.DIMENSION, PaperSetting.SIGMA)
            .of(norm * norm, weight, along, error2);
    int far = 0;
    for (int k = 0; k < samples; k++) {
      DMatrixRMaj x = input(stream);
      double residual =
          VectorVectorMult_DDRM.innerProd(x, error) - stream.sign() * PaperSetting.SIGMA;
      double hidden = VectorVectorMult_DDRM.innerProd(neuron, x);
      double norm2 = VectorVectorMult_DDRM.innerProd(x, x);
      double delta = NormBalance.delta(residual, hidden, weight, norm2);
      far += delta <= ShrinkingSteps.printedDrop(PaperSetting.SIGMA) ? 1 : 0;
    }
    return new Drop(norm, law, (double) far / samples);
  }
}

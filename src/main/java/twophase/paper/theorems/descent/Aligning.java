package twophase.paper.theorems.descent;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.descent.AlignedRun.Size;
import twophase.paper.theorems.descent.AlignedRun.Start;
import twophase.paper.theory.Alignment;
import twophase.paper.theory.ConditionOne;
import twophase.paper.theory.Convergence;

/**
 * A setting of Lemma 6 at smaller and smaller step sizes, at the smallest width that A1 admits and
 * with as few inputs as A3 admits, on the sphere of radius sqrt(d).
 *
 * @param start how c_i and a_i go together
 * @param size how large they are
 * @param d input dimension, at least 1
 * @param eta the largest step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 */
record Aligning(Start start, Size size, int d, double eta, double thetaNorm)
    implements Sweep<AlignedRun> {
  private static final double LEAST_WIDTH = 0.5;

  Aligning {
    Descent.check(1, d, Inputs.ISOTROPIC, eta, thetaNorm);
  }

  @Override
  public List<AlignedRun> settings(CardNumbers card) {
    return IntStream.range(0, card.integer("sampled-step-sizes"))
        .mapToDouble(k -> eta / StrictMath.pow(card.number("step-ratio"), k))
        .mapToObj(
            step ->
                new AlignedRun(
                    start,
                    size,
                    Alignment.width(step, LEAST_WIDTH),
                    d,
                    samples(step),
                    step,
                    thetaNorm))
        .toList();
  }

  private static Inputs samples(double step) {
    return new Inputs(Inputs.Law.SPHERE, (int) ConditionOne.smallestSampleSize(step));
  }

  /**
   * The constant in the printed bounds.
   *
   * @param what is bounded, in words
   * @param measured the same
   */
  Growth constant(Trial trial, String what, ToDoubleFunction<AlignedRun> measured) {
    return growth(
        trial.card(),
        AlignedRun::eta,
        what + " over η ln(1/η)",
        measured,
        eta -> Convergence.bound(eta, 1));
  }
}

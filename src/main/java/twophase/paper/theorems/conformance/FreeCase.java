package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theorems.Worst;

/**
 * One free run of which the states tell what has to hold in every right run: each step moves both
 * layers as one input and one residual make them, and what can be read off is as asked for.
 *
 * @param what what else is looked at
 * @param m width, at least 1
 * @param d input dimension, at least 1; at least 2 where samples are told by their direction
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0
 * @param sigma label-noise level, at least 0; above 0 for NOISE, 0 for INPUTS
 * @param thetaNorm norm of theta*, at least 0
 * @param radius SAM's perturbation radius; at 0 the run is label-noise SGD
 * @param steps at least 1
 */
record FreeCase(
    What what,
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    double radius,
    int steps) {

  /** What else is looked at. */
  enum What {
    /** Nothing. */
    STEPS,
    /** The label noise of a run with one training sample: its size, and long laws of its signs. */
    NOISE,
    /** The samples by their directions: all of them, and long laws of their order. */
    ORDER,
    /** A small training set: its inputs are independent, and their coordinates not scaled. */
    INPUTS
  }

  FreeCase {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    Ranges.notNegative("radius", radius);
    if (what != What.STEPS) {
      Ranges.atLeast("n", n.n(), 1);
    }
    if (what == What.NOISE ? n.n() > 1 || sigma == 0 : what == What.INPUTS && n.n() > d) {
      throw new IllegalArgumentException(
          "for NOISE n must be 1 and sigma above 0, for INPUTS n at most d");
    }
  }

  /** The same with another width and other samples. */
  FreeCase with(int width, Inputs samples) {
    return new FreeCase(what, width, d, samples, eta, sigma, thetaNorm, radius, steps);
  }

  /** What one run shows. */
  Measurement measure(Trial trial) {
    Run.Free free =
        new Run.Free(m, d, n, eta, sigma, thetaNorm, trial.seeds(), steps)
            .withRule(Sam.orPlain(radius));
    FreeLook.requireSteps(free.rule(), trial);
    Optional<FreeLook> shown = FreeLook.at(free, trial);
    if (shown.isEmpty()) {
      return new Measurement(Double.POSITIVE_INFINITY, 0, "the run diverged");
    }
    FreeLook look = shown.get();
    Worst worst = new Worst();
    for (int t = 0; t < steps; t++) {
      moved(look, t, worst);
    }
    if (worst.measurement().holds()) {
      LongLaw law = new LongLaw(trial.card().number("surprise"), worst);
      switch (what) {
        case NOISE -> noise(look, worst, law);
        case ORDER -> order(look, worst, law);
        case INPUTS -> inputs(look, worst);
        case STEPS -> {
          // That every step is one is all that is looked at.
        }
      }
    }
    return worst.measurement();
  }

  private void moved(FreeLook look, int t, Worst worst) {
    double defect = look.step(t).defect();
    worst.apart(
        defect,
        look.tolerance(),
        () ->
            "step "
                + (t + 1)
                + " moves the layers as no input does, by "
                + Numbers.rounded(defect, 3)
                + " of their largest move");
  }

  private void noise(FreeLook look, Worst worst, LongLaw law) {
    Scores scores = new Scores(look.card());
    int[] signs = NoiseLaw.signs(look, scores);
    require(worst, !scores.missed(), "the noise that the steps tell is not everywhere +/- sigma");
    if (!scores.missed()) {
      law.signs(signs);
    }
  }

  private void order(FreeLook look, Worst worst, LongLaw law) {
    OrderLaw.Taken taken = OrderLaw.taken(look);
    boolean room = taken.samples().size() <= n.n();
    require(worst, room, "more samples were taken than the " + n.n());
    if (room) {
      law.order(taken.order(), n.n());
    }
  }

  /**
   * So few inputs span as many dimensions, unless something ties them, such as a mean that was
   * taken off; and the squares of two coordinates do not add up to the same.
   */
  private void inputs(FreeLook look, Worst worst) {
    OrderLaw.Taken taken = OrderLaw.taken(look);
    int count = taken.samples().size();
    require(
        worst,
        count == n.n() || count < n.n() && !taken.complete(),
        count + " of " + n.n() + " samples were taken");
    double[] squares = new double[d];
    boolean[] known = new boolean[count];
    for (int t = 0; t < steps; t++) {
      FreeStep step = look.step(t);
      int index = taken.order()[t];
      if (step.clear() && !known[index]) {
        known[index] = true;
        double square = FreeLook.dot(step.error(look.truth()), step.move());
        for (int k = 0; k < d; k++) {
          squares[k] += step.move()[k] * step.move()[k] / square;
        }
      }
    }
    double apart = independence(taken.samples());
    require(worst, apart > look.tolerance(), "the inputs are linearly dependent");
    double spread = 0;
    for (double square : squares) {
      spread = Math.max(spread, Math.abs(square - squares[0]) / squares[0]);
    }
    require(
        worst,
        count == 0 || spread > look.tolerance(),
        "the squares of all coordinates add up to the same");
  }

  /** The least sine of the angle between a direction and the space of those before it. */
  private static double independence(List<double[]> directions) {
    List<double[]> basis = new ArrayList<>();
    double least = 1;
    for (double[] direction : directions) {
      double norm = Math.sqrt(Rounding.norm2(direction, 0, direction.length));
      double[] rest = DrawnRun.scaled(direction, 1 / norm);
      for (double[] axis : basis) {
        double along = FreeLook.dot(axis, rest);
        for (int k = 0; k < rest.length; k++) {
          rest[k] -= along * axis[k];
        }
      }
      double sine = Math.sqrt(Rounding.norm2(rest, 0, rest.length));
      least = Math.min(least, sine);
      basis.add(DrawnRun.scaled(rest, 1 / sine));
    }
    return least;
  }

  private static void require(Worst worst, boolean holds, String otherwise) {
    worst.add(holds ? 0 : Double.POSITIVE_INFINITY, 0, () -> otherwise);
  }
}

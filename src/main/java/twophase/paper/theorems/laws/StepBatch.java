package twophase.paper.theorems.laws;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.WideStart;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Loaded;
import twophase.paper.theory.ConditionOne.Point;
import twophase.paper.theory.StabilityLimit;

/**
 * A setting of the limit: one step from each of many starts. The step size is the one that gives k
 * s its value.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param inputs law of the fresh inputs
 * @param load k s at s = 1, the mean over starts, above 0; k of the training set's own moments
 * @param sigma label-noise level, at least 0
 * @param thetaNorm norm of theta*, at least 0
 */
record StepBatch(
    int m, int d, Inputs n, Inputs.Law inputs, double load, double sigma, double thetaNorm)
    implements Conditioned, Loaded {
  StepBatch {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("load", load);
    Ranges.notNegative("sigma", sigma);
    Ranges.notNegative("thetaNorm", thetaNorm);
  }

  /**
   * The mean of norm2(theta - theta*) after one step over the mean before it. Each run has a start
   * and a theta* of its own; a training set is shared by the batch.
   */
  double ratio(Trial trial) {
    RandomStream stream = trial.seeds().stream();
    BatchInputs inputs = BatchInputs.of(this, stream);
    OneStep step =
        new OneStep(trial.simulator(NetworkSimulator.class), load / inputs.loadOfUnitStep());
    CardNumbers card = trial.card();
    int runs = card.integer("batch") + card.integer("batch-extra") / (d * d);
    double before = 0;
    double after = 0;
    for (int k = 0; k < runs; k++) {
      Network start = WideStart.draw(m, d, stream).core();
      GroundTruth truth = GroundTruth.draw(d, thetaNorm, stream);
      Sample sample = inputs.sample(truth, sigma);
      before += OneStep.error2(start, truth);
      after += step.after(start, truth, sample);
    }
    return after / before;
  }

  /** With fresh inputs' k, whatever the inputs. */
  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, n, load / StabilityLimit.load(m, d, 1, 1), thetaNorm));
  }

  @Override
  public double stabilityLoad() {
    return load;
  }
}

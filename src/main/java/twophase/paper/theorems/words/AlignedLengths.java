package twophase.paper.theorems.words;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Trial;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne.Point;

/**
 * A sweep of step sizes for gradient descent from neurons of Phase II's size that lie along theta*,
 * m = eta^(-1/2) of them, where the inputs' second moment is the identity.
 *
 * @param d input dimension, at least 1
 * @param eta the largest step size, in (0, 1)
 * @param thetaNorm norm of theta*, above 0
 */
record AlignedLengths(int d, double eta, double thetaNorm) implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  AlignedLengths {
    Ranges.atLeast("d", d, 1);
    Ranges.positive("eta", eta);
    Ranges.positive("1 - eta", 1 - eta);
    Ranges.positive("thetaNorm", thetaNorm);
  }

  private static int width(double eta) {
    return (int) Math.ceil(1 / Math.sqrt(eta));
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(width(eta), d, Inputs.ISOTROPIC, eta, thetaNorm));
  }

  /**
   * The steps until norm(theta - theta*) is at most eta ln(1/eta), over ln(1/eta)/eta, along step
   * sizes each a tenth of the one before; infinite where the card's {@code longest} times that is
   * not enough.
   */
  Growth constants(Trial trial) {
    CardNumbers card = trial.card();
    double[] sizes =
        IntStream.range(0, card.integer("step-sizes"))
            .mapToDouble(k -> eta / StrictMath.pow(card.number("step-ratio"), k))
            .toArray();
    double[] scales = new double[sizes.length];
    double[] constants = new double[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      scales[k] = 1 / sizes[k];
      constants[k] = constant(sizes[k], trial, trial.seeds().child(k));
    }
    return new Growth(
        new Curve("1/η", "T₃ η/ln(1/η)", scales, constants),
        card.number("K"),
        card.number("growth-tolerance"));
  }

  private double constant(double size, Trial trial, SeedTree seeds) {
    CardNumbers card = trial.card();
    double unit = -StrictMath.log(size) / size;
    GroundTruth truth = GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
    GradientDescent rule =
        new GradientDescent(Inputs.ISOTROPIC.trainingSet(truth, seeds.child("data").stream()));
    Near near = new Near(truth.map(), -size * StrictMath.log(size));
    Network start = start(size, truth.map(), seeds.child("start").stream());
    long steps = (long) Math.ceil(card.number("longest") * unit);
    Asked.exactly(trial).run(new Run.Driven(rule, size, start, steps), near);
    return near.time / unit;
  }

  /** w_i = c_i u along theta*, u of norm 1; c_i and a_i uniform within sqrt(eta). */
  private Network start(double size, DMatrixRMaj truth, RandomStream stream) {
    int m = width(size);
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    double largest = Math.sqrt(size);
    for (int i = 0; i < m; i++) {
      double along = largest * (2 * stream.uniform() - 1) / thetaNorm;
      for (int k = 0; k < d; k++) {
        network.firstLayer().set(i, k, along * truth.get(k));
      }
      network.secondLayer().set(i, largest * (2 * stream.uniform() - 1));
    }
    return network;
  }

  /** When theta is near theta* for the first time. */
  private static final class Near implements Observer {
    private final DMatrixRMaj truth;
    private final double distance;
    private double time = Double.POSITIVE_INFINITY;

    Near(DMatrixRMaj truth, double distance) {
      this.truth = truth;
      this.distance = distance;
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public boolean satisfied() {
      return time < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean blindToRotation() {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      DMatrixRMaj apart = state.linearMap();
      CommonOps_DDRM.subtractEquals(apart, truth);
      if (Norms.frobenius(apart) <= distance) {
        time = Math.min(time, t);
      }
    }
  }
}

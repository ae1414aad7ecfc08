package twophase.theorems;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.dynamics.Observer;
import twophase.dynamics.Outcome;
import twophase.dynamics.ReferenceSimulator;
import twophase.dynamics.Run;
import twophase.dynamics.Sample;
import twophase.dynamics.Simulator;
import twophase.network.Network;

/** Simulators that are wrong on purpose: a checker that passes them checks nothing. */
public final class WrongSimulators {
  private WrongSimulators() {}

  /** A step of label-noise SGD. */
  @FunctionalInterface
  public interface Step {
    /** Moves the network. */
    void move(Network network, double eta, Sample sample, double residual, DMatrixRMaj hidden);
  }

  /** The reference simulator with another step in driven runs. */
  public static Simulator with(String name, Step step) {
    return new Simulator() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        if (!(run instanceof Run.LabelNoiseSgd sgd)) {
          return new ReferenceSimulator().run(run, observer);
        }
        Network network = sgd.start().copy();
        show(observer, 0, network);
        for (long t = 1; t <= sgd.steps(); t++) {
          Sample sample = sgd.samples().next();
          DMatrixRMaj hidden = new DMatrixRMaj(network.width(), 1);
          CommonOps_DDRM.mult(network.firstLayer(), sample.input(), hidden);
          double residual =
              VectorVectorMult_DDRM.innerProd(network.secondLayer(), hidden)
                  - sample.label()
                  - sample.noise();
          step.move(network, sgd.eta(), sample, residual, hidden);
          if (!network.isFinite()) {
            return new Outcome.Diverged(t);
          }
          show(observer, t, network);
        }
        return new Outcome.Completed();
      }
    };
  }

  private static void show(Observer observer, long t, Network network) {
    if (observer.wants(t)) {
      observer.see(t, network);
    }
  }

  private static void moveFirst(Network network, double scale, DMatrixRMaj x) {
    CommonOps_DDRM.multAddTransB(scale, network.secondLayer(), x, network.firstLayer());
  }

  private static void moveSecond(Network network, double scale, DMatrixRMaj hidden) {
    CommonOps_DDRM.addEquals(network.secondLayer(), scale, hidden);
  }

  /** The sign of the second layer's step is wrong. */
  public static Simulator secondLayerSign() {
    return with(
        "second layer's sign",
        (network, eta, sample, residual, hidden) -> {
          moveFirst(network, -eta * residual, sample.input());
          moveSecond(network, eta * residual, hidden);
        });
  }

  /** The sign of the first layer's step is wrong. */
  public static Simulator firstLayerSign() {
    return with(
        "first layer's sign",
        (network, eta, sample, residual, hidden) -> {
          moveFirst(network, eta * residual, sample.input());
          moveSecond(network, -eta * residual, hidden);
        });
  }

  /** The second layer steps from the first layer as it has already moved. */
  public static Simulator secondLayerFromMovedFirst() {
    return with(
        "second layer from moved first",
        (network, eta, sample, residual, hidden) -> {
          moveFirst(network, -eta * residual, sample.input());
          CommonOps_DDRM.mult(network.firstLayer(), sample.input(), hidden);
          moveSecond(network, -eta * residual, hidden);
        });
  }

  /** The label noise enters with the wrong sign. */
  public static Simulator noiseSign() {
    return with(
        "noise's sign",
        (network, eta, sample, residual, hidden) -> {
          double wrong = residual + 2 * sample.noise();
          moveFirst(network, -eta * wrong, sample.input());
          moveSecond(network, -eta * wrong, hidden);
        });
  }

  /** Weights decay by one part in a million each step. */
  public static Simulator weightDecay() {
    return with(
        "weight decay",
        (network, eta, sample, residual, hidden) -> {
          moveFirst(network, -eta * residual, sample.input());
          moveSecond(network, -eta * residual, hidden);
          CommonOps_DDRM.scale(1 - 1e-6, network.firstLayer());
        });
  }

  /** Weights are kept in single precision. */
  public static Simulator singlePrecision() {
    return with(
        "single precision",
        (network, eta, sample, residual, hidden) -> {
          moveFirst(network, -eta * residual, sample.input());
          moveSecond(network, -eta * residual, hidden);
          for (int k = 0; k < network.firstLayer().getNumElements(); k++) {
            network.firstLayer().data[k] = (float) network.firstLayer().data[k];
          }
        });
  }

  /** The step is right, in another order of operations: no fault at all. */
  public static Simulator reordered() {
    return with(
        "reordered",
        (network, eta, sample, residual, hidden) -> {
          for (int i = 0; i < network.width(); i++) {
            double weight = network.secondLayer().get(i);
            for (int k = 0; k < network.inputDimension(); k++) {
              double move = residual * (weight * sample.input().get(k));
              network.firstLayer().set(i, k, Math.fma(-eta, move, network.firstLayer().get(i, k)));
            }
            network.secondLayer().set(i, 0, weight - (residual * hidden.get(i)) * eta);
          }
        });
  }

  /** Breaks at its first run. */
  public static Simulator broken() {
    return with(
        "broken",
        (network, eta, sample, residual, hidden) -> {
          throw new IllegalStateException("the simulator broke");
        });
  }

  /** Does nothing at all. */
  public static Simulator frozen() {
    return with("frozen", (network, eta, sample, residual, hidden) -> {});
  }

  /** Shows no state. */
  public static Simulator silent() {
    return new Simulator() {
      @Override
      public String name() {
        return "silent";
      }

      @Override
      public String version() {
        return "wrong";
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        return new Outcome.Completed();
      }
    };
  }
}

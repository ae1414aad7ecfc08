package twophase.paper.theorems;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.Paper;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * Simulators that are wrong on purpose: those of the catalogue of seeded faults by short names, and
 * some that are no faults but ways to break a check, or to be right in another way.
 */
public final class WrongSimulators {
  private WrongSimulators() {}

  /** A step of label-noise SGD. */
  @FunctionalInterface
  public interface Step {
    /** Moves the network. */
    void move(Network network, double eta, Sample sample, double residual, DMatrixRMaj hidden);
  }

  /** A simulator that does the same runs and tells no traces. */
  public static NetworkSimulator untraced(NetworkSimulator simulator) {
    return new NetworkSimulator() {
      @Override
      public String name() {
        return simulator.name();
      }

      @Override
      public String version() {
        return simulator.version();
      }

      @Override
      public Outcome run(Run run, Observer observer) {
        return simulator.run(run, observer);
      }
    };
  }

  /** The reference simulator with another step in driven runs. */
  public static NetworkSimulator with(String name, Step step) {
    return new NetworkSimulator() {
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
        if (!(run instanceof Run.Driven sgd && sgd.rule() instanceof LabelNoiseSgd)) {
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

  private static NetworkSimulator fault(String name) {
    return Paper.faulty(name);
  }

  /** The sign of the second layer's step is wrong. */
  public static NetworkSimulator secondLayerSign() {
    return fault("second-layer-sign");
  }

  /** The sign of the first layer's step is wrong. */
  public static NetworkSimulator firstLayerSign() {
    return fault("first-layer-sign");
  }

  /** The second layer steps from the first layer as it has already moved. */
  public static NetworkSimulator secondLayerFromMovedFirst() {
    return fault("second-layer-late");
  }

  /** The label noise enters with the wrong sign. */
  public static NetworkSimulator noiseSign() {
    return fault("noise-sign");
  }

  /** Weights decay by one part in a million each step. */
  public static NetworkSimulator weightDecay() {
    return fault("weight-decay");
  }

  /** Weights are kept in single precision. */
  public static NetworkSimulator singlePrecision() {
    return fault("single-precision");
  }

  /** The step is right, in another order of operations: no fault at all. */
  public static NetworkSimulator reordered() {
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
  public static NetworkSimulator broken() {
    return with(
        "broken",
        (network, eta, sample, residual, hidden) -> {
          throw new IllegalStateException("the simulator broke");
        });
  }

  /** Does nothing at all. */
  public static NetworkSimulator frozen() {
    return fault("frozen");
  }

  /** Shows no state. */
  public static NetworkSimulator silent() {
    return new NetworkSimulator() {
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

package twophase.paper.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;

/**
 * The formulas of the paper, plainly, on EJML matrices: O(m d) for a step. This is the simulator
 * that faster ones are compared with, so it has no other virtue than to be readable.
 */
public final class ReferenceSimulator implements NetworkSimulator {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    if (run instanceof Run.LabelNoiseSgd sgd) {
      Network network = sgd.start().copy();
      return walk(network, sgd.steps(), observer, () -> step(network, sgd.eta(), sgd.samples()));
    }
    if (run instanceof Run.GradientDescent descent) {
      Network network = descent.start().copy();
      return walk(
          network, descent.steps(), observer, () -> step(network, descent.eta(), descent.data()));
    }
    if (run instanceof Run.Sam sam) {
      Network network = sam.start().copy();
      return walk(
          network,
          sam.steps(),
          observer,
          () -> sharpnessAwareStep(network, sam.eta(), sam.radius(), sam.samples()));
    }
    if (run instanceof Run.OscillatingSecondLayer oscillating) {
      ThreeStateChains chains = oscillating.chains();
      Network network = oscillating.start(chains);
      return walk(network, oscillating.steps(), observer, () -> step(network, oscillating, chains));
    }
    GivenRun drawn = GivenRun.of((Run.Free) run);
    observer.truth(drawn.truth());
    return run(drawn.driven(), observer);
  }

  /** Steps until all are done or a weight is no number any more. */
  public static Outcome walk(Network network, long steps, Observer observer, Runnable step) {
    show(observer, 0, network);
    for (long t = 1; t <= steps; t++) {
      step.run();
      if (!network.isFinite()) {
        return new Outcome.Diverged(t);
      }
      show(observer, t, network);
    }
    return new Outcome.Completed();
  }

  private static void show(Observer observer, long t, Network network) {
    if (observer.wants(t)) {
      observer.see(t, network);
    }
  }

  /**
   * Label-noise SGD, eq. 3-4: w_i moves by -eta r a_i x and a_i by -eta r (w_i . x), with the
   * residual r = f(x) - y - eps. Both layers move from the same old state: W x is taken before W
   * moves, and W moves before a does.
   */
  private static void step(Network network, double eta, SampleSource samples) {
    Sample sample = samples.next();
    DMatrixRMaj firstLayer = network.firstLayer();
    DMatrixRMaj secondLayer = network.secondLayer();
    DMatrixRMaj x = sample.input();

    DMatrixRMaj hidden = new DMatrixRMaj(network.width(), 1);
    CommonOps_DDRM.mult(firstLayer, x, hidden);
    double output = VectorVectorMult_DDRM.innerProd(secondLayer, hidden);
    double residual = output - sample.label() - sample.noise();

    CommonOps_DDRM.multAddTransB(-eta * residual, secondLayer, x, firstLayer);
    CommonOps_DDRM.addEquals(secondLayer, -eta * residual, hidden);
  }

  /**
   * SAM: label-noise SGD's step, but with the residual and both factors of the gradient taken at
   * the parameters moved by R g / norm(g). The gradient is r a x^T for W and r W x for a, so
   * norm(g) = |r| sqrt(norm2(a) norm2(x) + norm2(W x)).
   */
  private static void sharpnessAwareStep(
      Network network, double eta, double radius, SampleSource samples) {
    Sample sample = samples.next();
    Network gradient = gradient(network, sample);
    double length =
        Math.hypot(
            NormOps_DDRM.normF(gradient.firstLayer()), NormOps_DDRM.normF(gradient.secondLayer()));
    if (length == 0) {
      return;
    }
    Network moved = network.copy();
    CommonOps_DDRM.addEquals(moved.firstLayer(), radius / length, gradient.firstLayer());
    CommonOps_DDRM.addEquals(moved.secondLayer(), radius / length, gradient.secondLayer());
    Network there = gradient(moved, sample);
    CommonOps_DDRM.addEquals(network.firstLayer(), -eta, there.firstLayer());
    CommonOps_DDRM.addEquals(network.secondLayer(), -eta, there.secondLayer());
  }

  /** The gradient of r^2 / 2 in W and a, shaped as a network. */
  private static Network gradient(Network network, Sample sample) {
    DMatrixRMaj hidden = new DMatrixRMaj(network.width(), 1);
    CommonOps_DDRM.mult(network.firstLayer(), sample.input(), hidden);
    double output = VectorVectorMult_DDRM.innerProd(network.secondLayer(), hidden);
    double residual = output - sample.label() - sample.noise();
    DMatrixRMaj first = new DMatrixRMaj(network.width(), network.inputDimension());
    CommonOps_DDRM.multTransB(residual, network.secondLayer(), sample.input(), first);
    CommonOps_DDRM.scale(residual, hidden);
    return new Network(first, hidden);
  }

  /** Gradient descent: the same step with v, the gradient of the training loss, for r x. */
  private static void step(Network network, double eta, TrainingSet data) {
    DMatrixRMaj firstLayer = network.firstLayer();
    DMatrixRMaj secondLayer = network.secondLayer();
    DMatrixRMaj v = data.lossGradient(network.linearMap());

    DMatrixRMaj hidden = new DMatrixRMaj(network.width(), 1);
    CommonOps_DDRM.mult(firstLayer, v, hidden);

    CommonOps_DDRM.multAddTransB(-eta, secondLayer, v, firstLayer);
    CommonOps_DDRM.addEquals(secondLayer, -eta, hidden);
  }

  /** Eq. 6-7: the first layer steps down the loss from the old a, and then the chains move a. */
  private static void step(
      Network network, Run.OscillatingSecondLayer run, ThreeStateChains chains) {
    DMatrixRMaj v = run.loss().gradient(network.linearMap());
    CommonOps_DDRM.multAddTransB(-run.eta(), network.secondLayer(), v, network.firstLayer());
    chains.step(network.secondLayer().data);
  }
}

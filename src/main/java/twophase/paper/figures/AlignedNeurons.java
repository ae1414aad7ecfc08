package twophase.paper.figures;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.AlignedStart;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theory.Convergence;

/**
 * Lemma 6's time t3 - t2 from neurons that are aligned and balanced, w_i = c_i u and a_i = c_i with
 * u = theta* over its norm and c_i uniform up to a size.
 *
 * @param m width
 * @param d input dimension
 * @param eta step size
 * @param thetaNorm norm of theta*
 * @param largest the largest abs(c_i)
 */
record AlignedNeurons(int m, int d, double eta, double thetaNorm, double largest) {

  /**
   * What a run shows at t3.
   *
   * @param distance norm(theta - theta*)
   * @param misalignment the largest 1 - abs(cos) of neurons of norm at least sqrt(eta); 0 where
   *     there is none
   */
  record End(double distance, double misalignment) {}

  /** Neurons as large as Lemma 5 ends with. */
  static AlignedNeurons grown(int m, int d, double eta, double thetaNorm) {
    return new AlignedNeurons(m, d, eta, thetaNorm, Math.sqrt(thetaNorm / m));
  }

  /** Neurons as large as Phase II starts with. */
  static AlignedNeurons small(int m, int d, double eta, double thetaNorm) {
    return new AlignedNeurons(m, d, eta, thetaNorm, Math.sqrt(eta));
  }

  /** The same over one bound of the lemma with a constant of 1, eta ln(1/eta). */
  End overPrinted(End end) {
    double bound = Convergence.bound(eta, 1);
    return new End(end.distance() / bound, end.misalignment() / bound);
  }

  /** Gradient descent with S = I, as the lemma has it. */
  End descended(NetworkSimulator simulator, SeedTree seeds) {
    GroundTruth truth = truth(seeds);
    GradientDescent rule =
        new GradientDescent(Inputs.ISOTROPIC.trainingSet(truth, seeds.child("data").stream()));
    return end(simulator, new Run.Driven(rule, eta, start(truth, seeds), steps()), truth);
  }

  /** Label-noise SGD on fresh inputs in its place. */
  End noisy(NetworkSimulator simulator, SeedTree seeds, double sigma) {
    GroundTruth truth = truth(seeds);
    SampleSource samples = SampleSource.fresh(truth, sigma, seeds.child("samples").stream());
    return end(
        simulator,
        new Run.Driven(new LabelNoiseSgd(), eta, start(truth, seeds), samples, steps()),
        truth);
  }

  private long steps() {
    return Convergence.steps(eta, thetaNorm);
  }

  private GroundTruth truth(SeedTree seeds) {
    return GroundTruth.draw(d, thetaNorm, seeds.child("truth").stream());
  }

  private Network start(GroundTruth truth, SeedTree seeds) {
    DMatrixRMaj u = truth.map().copy();
    CommonOps_DDRM.divide(u, thetaNorm);
    return AlignedStart.draw(m, u, largest, seeds.child("start").stream());
  }

  private End end(NetworkSimulator simulator, Run run, GroundTruth truth) {
    LastState last = new LastState(run.steps());
    simulator.run(run, last);
    DMatrixRMaj error = last.state().linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    Look look = Look.at(run.steps(), last.state(), truth);
    double misalignment = 0;
    for (int i = 0; i < m; i++) {
      if (look.norms()[i] >= Math.sqrt(eta)) {
        misalignment = Math.max(misalignment, 1 - look.alignments()[i]);
      }
    }
    return new End(Norms.frobenius(error), misalignment);
  }
}

package twophase.paper.dynamics;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.kit.random.SeedTree;
import twophase.paper.network.Network;
import twophase.paper.network.QuadraticLoss;

/**
 * The oscillating second layer (equations 6 and 7): w_i moves by -eta a_i v with v the gradient of
 * the loss in theta = W^T a, and each a_i is a Markov chain on {-q, 0, +q} of its own, which goes
 * from +q and -q to 0 and from 0 to +q or -q with probability 1/2 each. W steps from the old a, and
 * then a moves. The chains start at +q and at -q with probability 1/4 each, else at 0. The protocol
 * does not have this rule.
 *
 * @param amplitude q, at least 0; the paper's is eta^(1/4)
 * @param loss S and theta*
 * @param seeds where the chains' choices hang, from the child {@code second-layer}
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record OscillatingSecondLayer(double amplitude, QuadraticLoss loss, SeedTree seeds)
    implements Rule {

  @Override
  public String name() {
    return "oscillating-second-layer";
  }

  @Override
  public int batch() {
    return 0;
  }

  /**
   * The network at t = 0, in storage of its own: its second layer is where the chains start.
   *
   * @param firstLayer W at t = 0, m x d, not modified
   */
  public Network start(DMatrixRMaj firstLayer) {
    Network network = new Network(firstLayer.copy(), new DMatrixRMaj(firstLayer.getNumRows(), 1));
    started(network);
    return network;
  }

  /** Chains at their beginning, and the second layer where they start. */
  private ThreeStateChains started(Network network) {
    ThreeStateChains chains = new ThreeStateChains(amplitude, seeds.child("second-layer").stream());
    chains.start(network.secondLayer().data);
    return chains;
  }

  @Override
  public Motion motion(Network network, double eta, SampleSource samples) {
    ThreeStateChains chains = started(network);
    return Motion.of(network, () -> step(network, eta, chains));
  }

  private void step(Network network, double eta, ThreeStateChains chains) {
    DMatrixRMaj v = loss.gradient(network.linearMap());
    VectorVectorMult_DDRM.addOuterProd(-eta, network.secondLayer(), v, network.firstLayer());
    chains.step(network.secondLayer().data);
  }

  @Override
  public Motion lean(Network network, double eta, SampleSource samples) {
    OscillatingSteps steps = new OscillatingSteps(eta, network, loss, started(network));
    return Motion.of(network, steps::step);
  }

  @Override
  public Optional<Motion> compressed(Network core, double eta, SampleSource samples) {
    return Optional.empty();
  }

  /** No simulator but this suite's own is asked for it: nothing is said. */
  @Override
  public StepBound bound(
      double eta, Network before, List<Sample> seen, Network after, RoundingCounts counts) {
    return StepBound.unknown(before);
  }
}

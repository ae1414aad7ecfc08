package twophase.paper.dynamics;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/**
 * Label-noise SGD (equations 3 and 4): one sample at each step, r = f(x) - y - eps, and from the
 * same old state W moves by -eta r a x^T and a by -eta r W x.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record LabelNoiseSgd() implements Rule {

  @Override
  public String name() {
    return "label-noise-sgd";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public Motion motion(Network network, double eta, SampleSource samples) {
    return Motion.of(network, () -> step(network, eta, samples.next()));
  }

  /** W x is taken before W moves, and W moves before a does. */
  private static void step(Network network, double eta, Sample sample) {
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

  @Override
  public Optional<Motion> compressed(Network core, double eta, SampleSource samples) {
    CoreSteps steps = new CoreSteps(core);
    return Optional.of(steps.motion(() -> steps.labelNoise(eta, samples.next())));
  }

  /**
   * With R = sum_i |a_i| (|w_i| . |x|) + |y| + |eps|, W_ik has the products' absolute sum eta |a_i|
   * |x_k| R and a_i has eta (|w_i| . |x|) R; a product goes through at most m + 2 d + 10 roundings.
   */
  @Override
  public StepBound bound(double eta, Network before, List<Sample> seen, Network after) {
    Sample sample = seen.get(0);
    double[] hidden = StepBound.absoluteHidden(before, sample.input());
    double residual = StepBound.absoluteResidual(before, hidden, sample, Math.abs(sample.label()));
    return bound(eta, before, sample, hidden, residual, 0, after);
  }

  /**
   * The same with sum_k |theta*_k x_k| for |y|, whose products go through at most d + m + 10
   * roundings; where m exceeds d, with an allowance for reading back both states.
   */
  @Override
  public StepBound freeBound(
      double eta, Network before, List<Sample> seen, GroundTruth truth, Network after) {
    Sample sample = seen.get(0);
    double[] hidden = StepBound.absoluteHidden(before, sample.input());
    double residual =
        StepBound.absoluteResidual(before, hidden, sample, StepBound.absoluteLabel(truth, sample));
    double input = NormOps_DDRM.normF(sample.input());
    double size = StepBound.size(before);
    double slope = input * residual + input * input * size * size;
    double readBack =
        StepBound.readBack(
            before.width(),
            before.inputDimension(),
            size * (1 + eta * slope) + StepBound.size(after));
    return bound(eta, before, sample, hidden, residual, readBack, after);
  }

  private static StepBound bound(
      double eta,
      Network before,
      Sample sample,
      double[] hidden,
      double residual,
      double readBack,
      Network after) {
    int m = before.width();
    int d = before.inputDimension();
    double gamma = Roundoff.gamma(m + 2 * d + StepBound.FACTORS);
    return StepBound.of(
        after,
        readBack,
        (i, k) ->
            gamma
                * (eta
                    * Math.abs(before.secondLayer().get(i))
                    * Math.abs(sample.input().get(k))
                    * residual),
        i -> gamma * (eta * hidden[i] * residual));
  }
}

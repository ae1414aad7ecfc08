package twophase.paper.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * Sharpness-aware minimisation (SAM). With g the gradient of the sample's loss r^2 / 2 in all
 * parameters (W, a), the step's gradient is taken at the parameters moved by R g / norm(g), with
 * the same sample and the same noisy label; where g = 0 there is no step. Common implementations
 * move them by R g / (norm(g) + epsilon).
 *
 * @param radius perturbation radius R, at least 0; at 0 its steps are those of label-noise SGD
 * @param epsilon what is added to the norm, at least 0
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Sam(double radius, double epsilon) implements Rule {

  /**
   * SAM as it is printed, without an epsilon.
   *
   * @param radius perturbation radius R, at least 0
   */
  public Sam(double radius) {
    this(radius, 0);
  }

  /**
   * SAM for free runs of any radius: of radius 0 it is label-noise SGD itself, so that whoever
   * offers that one can do it.
   *
   * @param radius perturbation radius R, at least 0
   */
  public static Rule orPlain(double radius) {
    return radius == 0 ? new LabelNoiseSgd() : new Sam(radius);
  }

  @Override
  public String name() {
    return "sam";
  }

  @Override
  public int batch() {
    return 1;
  }

  @Override
  public Map<String, Number> parameters() {
    return Map.of("radius", radius);
  }

  @Override
  public Rule by(Conventions conventions) {
    return new Sam(conventions.precision().nearest(radius), conventions.samEpsilon());
  }

  @Override
  public Motion motion(Network network, double eta, SampleSource samples) {
    return Motion.of(network, () -> step(network, eta, samples.next()));
  }

  /** The gradient is r a x^T for W and r W x for a. */
  private void step(Network network, double eta, Sample sample) {
    Network gradient = gradient(network, sample);
    double length =
        Math.hypot(Norms.frobenius(gradient.firstLayer()), Norms.frobenius(gradient.secondLayer()));
    if (length == 0) {
      return;
    }
    double scale = radius / (length + epsilon);
    Network moved = network.copy();
    CommonOps_DDRM.addEquals(moved.firstLayer(), scale, gradient.firstLayer());
    CommonOps_DDRM.addEquals(moved.secondLayer(), scale, gradient.secondLayer());
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
    VectorVectorMult_DDRM.addOuterProd(residual, network.secondLayer(), sample.input(), first);
    CommonOps_DDRM.scale(residual, hidden);
    return new Network(first, hidden);
  }

  @Override
  public Optional<Motion> compressed(Network core, double eta, SampleSource samples) {
    CoreSteps steps = new CoreSteps(core);
    return Optional.of(steps.motion(() -> steps.sharpnessAware(eta, this, samples.next())));
  }

  @Override
  public StepBound bound(
      double eta, Network before, List<Sample> seen, Network after, RoundingCounts counts) {
    Sample sample = seen.get(0);
    return new SamBound(this, before, sample, Math.abs(sample.label()), counts).bound(eta, after);
  }

  /** Of a run that is not compressed, m being at most d. */
  @Override
  public StepBound freeBound(
      double eta,
      Network before,
      List<Sample> seen,
      GroundTruth truth,
      Network after,
      RoundingCounts counts) {
    Sample sample = seen.get(0);
    double label = StepBound.absoluteLabel(truth, sample);
    return new SamBound(this, before, sample, label, counts).bound(eta, after);
  }
}

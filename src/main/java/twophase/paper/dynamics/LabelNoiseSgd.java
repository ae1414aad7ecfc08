package twophase.paper.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.kit.random.RandomStream;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * Label-noise SGD (equations 3 and 4): the mean gradient of B samples at each step, each with label
 * noise of its own. With r_b = f(x_b) - y_b - eps_b, W moves by -(eta/B) a sum_b r_b x_b^T and a by
 * -(eta/B) W sum_b r_b x_b, both from the same old state. The paper has B = 1.
 *
 * @param batch B, at least 1
 * @param replacement whether a step's B indices of a training set are drawn with replacement; else
 *     they are B different ones, with B = n all of them
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record LabelNoiseSgd(int batch, boolean replacement) implements Rule {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if B is below 1
   */
  public LabelNoiseSgd {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch has at least one sample, not " + batch);
    }
  }

  /** The paper's rule: one sample at each step. */
  public LabelNoiseSgd() {
    this(1);
  }

  /**
   * Mini-batches, with replacement.
   *
   * @param batch B, at least 1
   */
  public LabelNoiseSgd(int batch) {
    this(batch, true);
  }

  @Override
  public String name() {
    return "label-noise-sgd";
  }

  @Override
  public Map<String, Number> parameters() {
    return batch == 1 ? Map.of() : Map.of("batch", batch);
  }

  @Override
  public void checkDrawn(Inputs inputs, int d) {
    if (!replacement && inputs.fresh()) {
      throw new IllegalArgumentException("fresh inputs are never drawn twice: no replacement");
    }
    if (!replacement && batch > inputs.samples(d)) {
      throw new IllegalArgumentException(
          "without replacement a batch of " + batch + " needs as many samples, not " + inputs);
    }
  }

  @Override
  public IntSupplier indices(int n, RandomStream stream) {
    return replacement || batch == 1
        ? Rule.super.indices(n, stream)
        : new IndexDeck(n, batch, stream);
  }

  @Override
  public Motion motion(Network network, double eta, SampleSource samples) {
    return Motion.of(network, () -> step(network, eta, samples.next(batch)));
  }

  /** Every W x is taken before W moves, and W has moved before a does. */
  private static void step(Network network, double eta, List<Sample> batch) {
    DMatrixRMaj firstLayer = network.firstLayer();
    DMatrixRMaj secondLayer = network.secondLayer();
    int size = batch.size();
    double[] rates = new double[size];
    DMatrixRMaj[] hidden = new DMatrixRMaj[size];
    for (int b = 0; b < size; b++) {
      Sample sample = batch.get(b);
      hidden[b] = new DMatrixRMaj(network.width(), 1);
      CommonOps_DDRM.mult(firstLayer, sample.input(), hidden[b]);
      double output = VectorVectorMult_DDRM.innerProd(secondLayer, hidden[b]);
      rates[b] = -(eta / size) * (output - sample.label() - sample.noise());
    }
    for (int b = 0; b < size; b++) {
      VectorVectorMult_DDRM.addOuterProd(rates[b], secondLayer, batch.get(b).input(), firstLayer);
    }
    for (int b = 0; b < size; b++) {
      CommonOps_DDRM.addEquals(secondLayer, rates[b], hidden[b]);
    }
  }

  @Override
  public Optional<Motion> compressed(Network core, double eta, SampleSource samples) {
    CoreSteps steps = new CoreSteps(core);
    return Optional.of(
        batch == 1
            ? steps.motion(() -> steps.labelNoise(eta, samples.next()))
            : steps.motion(() -> steps.labelNoise(eta, samples.next(batch))));
  }

  /**
   * With R_b = sum_i |a_i| (|w_i| . |x_b|) + |y_b| + |eps_b|, W_ik has the products' absolute sum
   * (eta/B) |a_i| sum_b |x_bk| R_b and a_i has (eta/B) sum_b (|w_i| . |x_b|) R_b; a product goes
   * through at most m + 2 d + B - 1 + F roundings, F the counts' factors, whether sum_b r_b x_b is
   * formed first or not. If it is not, the old value goes through B additions, one for each sample:
   * gamma(B - 1) of it comes on top.
   */
  @Override
  public StepBound bound(
      double eta, Network before, List<Sample> seen, Network after, RoundingCounts counts) {
    double[] labels = seen.stream().mapToDouble(sample -> Math.abs(sample.label())).toArray();
    return new Products(before, seen, labels).bound(eta, 0, after, counts);
  }

  /**
   * The same with sum_k |theta*_k x_bk| for |y_b|, whose products go through no more roundings;
   * where m exceeds d, with an allowance for reading back both states.
   */
  @Override
  public StepBound freeBound(
      double eta,
      Network before,
      List<Sample> seen,
      GroundTruth truth,
      Network after,
      RoundingCounts counts) {
    double[] labels =
        seen.stream().mapToDouble(sample -> StepBound.absoluteLabel(truth, sample)).toArray();
    Products products = new Products(before, seen, labels);
    double readBack =
        StepBound.readBack(
            before.width(),
            before.inputDimension(),
            products.reach(eta) + StepBound.size(after),
            counts);
    return products.bound(eta, readBack, after, counts);
  }

  /** The absolute sums of a step's products. */
  private static final class Products {
    private final Network before;
    private final List<Sample> seen;
    private final double[][] hidden;
    private final double[] residuals;

    Products(Network before, List<Sample> seen, double[] labels) {
      this.before = before;
      this.seen = seen;
      hidden = new double[seen.size()][];
      residuals = new double[seen.size()];
      for (int b = 0; b < residuals.length; b++) {
        Sample sample = seen.get(b);
        hidden[b] = StepBound.absoluteHidden(before, sample.input());
        residuals[b] = StepBound.absoluteResidual(before, hidden[b], sample, labels[b]);
      }
    }

    /** How large the state can be after the step, its errors from before taken along. */
    double reach(double eta) {
      double size = StepBound.size(before);
      double slope = 0;
      for (int b = 0; b < residuals.length; b++) {
        double input = Norms.frobenius(seen.get(b).input());
        slope += input * residuals[b] + input * input * size * size;
      }
      return size * (1 + eta * (slope / residuals.length));
    }

    StepBound bound(double eta, double readBack, Network after, RoundingCounts counts) {
      int m = before.width();
      int d = before.inputDimension();
      double gamma = counts.gamma(m + 2 * d + counts.factors() + residuals.length - 1);
      double added = counts.gamma(residuals.length - 1);
      double rate = eta / residuals.length;
      return StepBound.of(
          after,
          counts.precision(),
          readBack,
          (i, k) ->
              gamma * first(rate * Math.abs(before.secondLayer().get(i)), k)
                  + added * Math.abs(before.firstLayer().get(i, k)),
          i -> gamma * second(rate, i) + added * Math.abs(before.secondLayer().get(i)));
    }

    private double first(double scale, int k) {
      double sum = 0;
      for (int b = 0; b < residuals.length; b++) {
        sum += scale * Math.abs(seen.get(b).input().get(k)) * residuals[b];
      }
      return sum;
    }

    private double second(double scale, int i) {
      double sum = 0;
      for (int b = 0; b < residuals.length; b++) {
        sum += scale * hidden[b][i] * residuals[b];
      }
      return sum;
    }
  }
}

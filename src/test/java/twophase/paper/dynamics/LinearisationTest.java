package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

class LinearisationTest {
  private static final SeedTree SEEDS = SeedTree.root(3);
  private static final Network START = NtkInitialisation.draw(6, 3, SEEDS.child("start").stream());
  private static final GroundTruth TRUTH = GroundTruth.draw(3, 1, SEEDS.child("truth").stream());

  private static SampleSource samples() {
    return SampleSource.of(Inputs.FRESH, TRUTH, 0.5, SEEDS);
  }

  /** How far network and linearisation are from each other after one step from the start. */
  private static double apart(double eta, double radius) {
    Network moved = START.copy();
    CoreSteps steps = new CoreSteps(moved);
    Linearisation linear = new Linearisation(START);
    Sample sample = samples().next();
    if (radius == 0) {
      steps.labelNoise(eta, sample);
      linear.labelNoise(eta, sample);
    } else {
      steps.sharpnessAware(eta, new Sam(radius), sample);
      linear.sharpnessAware(eta, radius, sample);
    }
    DMatrixRMaj difference = moved.linearMap();
    CommonOps_DDRM.subtractEquals(difference, linear.linearMap());
    return NormOps_DDRM.normF(difference);
  }

  @Test
  void theTangentIsExact() {
    // The network's map after a step is quadratic in eta: a tangent leaves eta^2 times a constant.
    double constant = apart(1e-3, 0) / 1e-6;
    assertThat(constant, greaterThan(0.0));
    assertThat(apart(1e-2, 0) / 1e-4, closeTo(constant, 1e-6 * constant));
    assertThat(apart(0.1, 0) / 1e-2, closeTo(constant, 1e-6 * constant));
  }

  @Test
  void theTangentOfSamIsThatOfSmallRadii() {
    double eta = 1e-8;
    // At tiny steps what is left is eta times what curvature does within the radius: R^1 at least.
    assertThat(apart(eta, 3e-4) / apart(eta, 3e-5), closeTo(10, 0.2));
  }

  @Test
  void atRadiusZeroSamIsSgd() {
    Linearisation sam = new Linearisation(START);
    Linearisation sgd = new Linearisation(START);
    SampleSource ours = samples();
    SampleSource same = samples();
    for (int t = 0; t < 10; t++) {
      sam.sharpnessAware(0.01, 0, ours.next());
      sgd.labelNoise(0.01, same.next());
    }
    assertThat(sam.linearMap().data, equalTo(sgd.linearMap().data));
  }

  @Test
  void anExampleByHand() {
    // W = [1 2], a = [3]: theta = [3 6], K = 9 I + [1 2; 2 4].
    Network one = new Network(new DMatrixRMaj(1, 2, true, 1, 2), new DMatrixRMaj(1, 1, true, 3));
    Linearisation linear = new Linearisation(one);
    assertThat(linear.kernel().data, equalTo(new double[] {10, 2, 2, 13}));
    // x = [1 0], y = 1, eps = 0.5: r = 3 - 1.5 = 1.5 and theta moves by -0.25 1.5 [10 2].
    DMatrixRMaj x = new DMatrixRMaj(2, 1, true, 1, 0);
    linear.labelNoise(0.25, new Sample(x, 1, 0.5));
    assertThat(linear.linearMap().data, equalTo(new double[] {-0.75, 5.25}));
    // Now r = -0.75 + 1 - 0.25 = 0: SAM does not move where there is no gradient.
    linear.sharpnessAware(0.25, 1, new Sample(x, -1, 0.25));
    assertThat(linear.linearMap().data, equalTo(new double[] {-0.75, 5.25}));
    // At r = 1 it moves by the residual 1 + R sqrt(10).
    linear.sharpnessAware(0.25, 1, new Sample(x, -1.75, 0));
    assertThat(linear.linearMap().get(0), closeTo(-0.75 - 2.5 * (1 + Math.sqrt(10)), 1e-14));
  }

  @Test
  void aStepOfDescentIsAStepOnTheMean() {
    Linearisation descending = new Linearisation(START);
    Linearisation stepping = new Linearisation(START);
    Sample sample = samples().next();
    DMatrixRMaj gradient = sample.input().copy();
    double output = CommonOps_DDRM.dot(START.linearMap(), sample.input());
    CommonOps_DDRM.scale(output - sample.label() - sample.noise(), gradient);
    descending.descend(0.1, gradient);
    stepping.labelNoise(0.1, sample);
    for (int k = 0; k < 3; k++) {
      assertThat(descending.linearMap().get(k), closeTo(stepping.linearMap().get(k), 1e-14));
    }
  }
}

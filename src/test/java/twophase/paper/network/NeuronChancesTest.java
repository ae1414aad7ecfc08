package twophase.paper.network;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.number.Interval;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

/** The witness against chances: neurons that are drawn, moved and counted. */
class NeuronChancesTest {
  private static final SeedTree SEEDS = SeedTree.root(46).child("chances");
  private static final int STARTS = 4000;

  /** N(0) times a matrix near the identity: what steps make of a core. */
  private static Network moved(Network core, double far, RandomStream stream) {
    int n = core.width();
    DMatrixRMaj map = CommonOps_DDRM.identity(core.inputDimension() + 1);
    CommonOps_DDRM.addEquals(
        map, far, Gaussian.matrix(map.getNumRows(), map.getNumCols(), 1, stream));
    DMatrixRMaj product = new DMatrixRMaj(n, core.inputDimension() + 1);
    CommonOps_DDRM.mult(WidthCompression.joined(core), map, product);
    return WidthCompression.split(product);
  }

  /** A frame that is uniform among those of orthonormal columns. */
  private static WidthCompression frame(int m, Network core, RandomStream stream) {
    Network normals =
        WidthCompression.split(Gaussian.matrix(m, core.inputDimension() + 1, 1, stream));
    return new WidthCompression(WidthCompression.of(normals).frame(), core);
  }

  /** How often some neuron of a uniform frame has a property, its start and its state known. */
  private static double frequency(
      int m, Network core, Network state, Property property, RandomStream stream) {
    int seen = 0;
    for (int k = 0; k < STARTS; k++) {
      WidthCompression frame = frame(m, core, stream);
      Network before = frame.expand(core);
      Network after = frame.expand(state);
      boolean some = false;
      for (int i = 0; i < m; i++) {
        some |= property.at(i, before, after);
      }
      seen += some ? 1 : 0;
    }
    return (double) seen / STARTS;
  }

  @FunctionalInterface
  private interface Property {
    boolean at(int i, Network before, Network after);
  }

  /** Within five standard deviations of a count of 4,000: one wrong alarm in a million and more. */
  private static void assertAgrees(String why, Interval chance, double frequency) {
    double spread = 5 * Math.sqrt(0.25 / STARTS);
    assertThat(why + " low " + chance, chance.low(), lessThanOrEqualTo(frequency + spread));
    assertThat(why + " high " + chance, chance.high(), greaterThan(frequency - spread));
  }

  @Test
  void chancesAgreeWithCounts() {
    for (int d : new int[] {1, 2, 3}) {
      int m = 60;
      RandomStream stream = SEEDS.child("counts").child(d).stream();
      Network core = WideStart.draw(m, d, stream).core();
      Network state = moved(core, 0.1, stream);
      NeuronChances chances = new NeuronChances(m, core);
      for (double radius : new double[] {0.003, 0.01, 0.03}) {
        String why = "d=" + d + " radius=" + radius;
        assertAgrees(
            why + " within",
            chances.someWithin(state, radius),
            frequency(m, core, state, (i, b, a) -> a.neuronDistance(i, b) <= radius, stream));
      }
      for (double radius : new double[] {0.2, 0.3, 0.5}) {
        String why = "d=" + d + " radius=" + radius;
        assertAgrees(
            why + " beyond",
            chances.someBeyond(state, radius),
            frequency(m, core, state, (i, b, a) -> a.neuronDistance(i, b) > radius, stream));
      }
      for (double slope : new double[] {1, 3, 30}) {
        assertAgrees(
            "d=" + d + " slope=" + slope,
            chances.someSteeper(state, slope),
            frequency(m, core, state, (i, b, a) -> steep(i, a, slope), stream));
      }
    }
  }

  private static boolean steep(int i, Network network, double slope) {
    return Math.abs(network.secondLayer().get(i)) > slope * NormOps_DDRM.normF(network.neuron(i));
  }

  /** At m = 10^9 the two ends are one number, at every size of the chance. */
  @Test
  void atGreatWidthsTheBoundsAreNarrow() {
    for (int d : new int[] {1, 2, 7, 20}) {
      RandomStream stream = SEEDS.child("wide").child(d).stream();
      Network core = WideStart.draw(1_000_000_000, d, stream).core();
      Network state = moved(core, 0.1, stream);
      NeuronChances chances = new NeuronChances(1e9, core);
      double radius = 1e-12;
      int narrow = 0;
      for (; chances.someWithin(state, radius).high() < 0.9; radius *= 1.3) {
        Interval chance = chances.someWithin(state, radius);
        assertThat("d=" + d, chance.high() - chance.low(), lessThan(2e-3));
        narrow += chance.low() > 0.01 ? 1 : 0;
      }
      assertThat("d=" + d, narrow, greaterThan(0));
    }
  }

  /** That none of independent neurons is inside has the chance (1 - g)^m; rows come near it. */
  @Test
  void manyNeuronsAreNearlyIndependent() {
    RandomStream stream = SEEDS.child("independent").stream();
    Network core = WideStart.draw(1_000_000_000, 4, stream).core();
    NeuronChances chances = new NeuronChances(1e9, core);
    Network state = moved(core, 0.1, stream);
    for (double radius : new double[] {5e-4, 7e-4, 9e-4}) {
      double one = Math.exp(chances.logWithin(state, radius).low());
      double expected = -Math.expm1(1e9 * Math.log1p(-one));
      Interval some = chances.someWithin(state, radius);
      assertThat(
          "radius " + radius,
          (some.low() + some.high()) / 2,
          closeTo(expected, 2e-3 + expected / 50));
    }
  }

  @Test
  void chancesGrowWithWhatIsAsked() {
    RandomStream stream = SEEDS.child("monotone").stream();
    Network core = WideStart.draw(1_000_000, 5, stream).core();
    NeuronChances chances = new NeuronChances(1e6, core);
    Network state = moved(core, 0.1, stream);
    Predicate<Double> ordered =
        radius ->
            chances.someWithin(state, radius).low() <= chances.someWithin(state, 2 * radius).high()
                && chances.someBeyond(state, radius).high()
                    >= chances.someBeyond(state, 2 * radius).low();
    for (double radius = 1e-6; radius < 10; radius *= 2) {
      assertThat("radius " + radius, ordered.test(radius));
    }
    assertThat(chances.someWithin(core, 1e-9).low(), closeTo(1, 1e-9));
    assertThat(chances.someBeyond(core, 1e-9).high(), closeTo(0, 1e-9));
  }

  @Test
  void whatIsNoCoreIsRefused() {
    Network core = WideStart.draw(100, 4, SEEDS.stream()).core();
    assertThrows(IllegalArgumentException.class, () -> new NeuronChances(9, core));
    assertThrows(
        IllegalArgumentException.class, () -> new NeuronChances(Double.POSITIVE_INFINITY, core));
    Network wide = NtkInitialisation.draw(100, 4, SEEDS.stream());
    assertThrows(IllegalArgumentException.class, () -> new NeuronChances(100, wide));
  }
}

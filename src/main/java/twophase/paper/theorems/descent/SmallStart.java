package twophase.paper.theorems.descent;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.random.RandomStream;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.theory.Alignment;

/** Where Phase II starts: networks with norm(w_i) and abs(a_i) at most r for every neuron. */
enum SmallStart {
  /** Uniform in the ball of radius r, a_i uniform on [-r, r]. */
  BALL,
  /** Uniform on its surface, a_i = +r or -r: as large as the statement admits. */
  SPHERE,
  /**
   * One barely active neuron, across the growth direction, outweighed by all others: the start that
   * Lemma 5's misalignment is largest from.
   */
  OUTWEIGHED,
  /** As BALL, but one neuron has w_i . u + a_i = 0. */
  ONE_SILENT,
  /**
   * In pairs, as BALL and mirrored across the growth direction: theta stays on its line where S =
   * I. A neuron without a twin lies along it.
   */
  MIRRORED;

  /**
   * Draws a start.
   *
   * @param m width, at least 1
   * @param r radius, above 0
   * @param u growth direction, d x 1, of norm 1; not modified
   * @param kappa how active the one neuron of OUTWEIGHED is, w . u + a = kappa r, in (0, 1]
   */
  Network draw(int m, double r, DMatrixRMaj u, double kappa, RandomStream stream) {
    return switch (this) {
      case BALL -> scattered(m, r, u, stream, true);
      case SPHERE -> scattered(m, r, u, stream, false);
      case OUTWEIGHED -> outweighed(m, r, u, kappa, stream);
      case ONE_SILENT -> silenced(scattered(m, r, u, stream, true), u);
      case MIRRORED -> mirrored(scattered(m, r, u, stream, true), u);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Network scattered(
      int m, double r, DMatrixRMaj u, RandomStream stream, boolean inside) {
    int d = u.getNumRows();
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    for (int i = 0; i < m; i++) {
      DMatrixRMaj direction = normals(d, stream);
      double length = inside ? r * StrictMath.pow(stream.uniform(), 1.0 / d) : r;
      set(network, i, length / Norms.frobenius(direction), direction);
      double weight = inside ? 2 * stream.uniform() - 1 : stream.sign();
      network.secondLayer().set(i, r * weight);
    }
    return network;
  }

  private static Network silenced(Network network, DMatrixRMaj u) {
    network.secondLayer().set(0, -new Modes(network, u).along(0));
    return network;
  }

  private static Network mirrored(Network network, DMatrixRMaj u) {
    int m = network.width();
    Modes modes = new Modes(network, u);
    for (int i = 0; i < m; i += 2) {
      double along = modes.along(i);
      if (i + 1 == m) {
        set(network, i, along, u);
      } else {
        for (int k = 0; k < u.getNumRows(); k++) {
          double twin = 2 * along * u.get(k) - network.firstLayer().get(i, k);
          network.firstLayer().set(i + 1, k, twin);
        }
        network.secondLayer().set(i + 1, network.secondLayer().get(i));
      }
    }
    return network;
  }

  /**
   * Neuron 0: w = -r z, a = kappa r. The others: w = r (c u + s z), a = r, (c, s) the cosine and
   * sine of arctan(kappa), z a direction across u. In one dimension there is none, and z = 0.
   */
  private static Network outweighed(
      int m, double r, DMatrixRMaj u, double kappa, RandomStream stream) {
    int d = u.getNumRows();
    DMatrixRMaj z = d == 1 ? new DMatrixRMaj(1, 1) : across(u, stream);
    double c = Alignment.extremalCosine(kappa);
    DMatrixRMaj other = z.copy();
    CommonOps_DDRM.scale(Math.sqrt(1 - c * c), other);
    CommonOps_DDRM.addEquals(other, c, u);
    Network network = new Network(new DMatrixRMaj(m, d), new DMatrixRMaj(m, 1));
    set(network, 0, -r, z);
    network.secondLayer().set(0, kappa * r);
    for (int i = 1; i < m; i++) {
      set(network, i, r, other);
      network.secondLayer().set(i, r);
    }
    return network;
  }

  private static DMatrixRMaj across(DMatrixRMaj u, RandomStream stream) {
    DMatrixRMaj z = normals(u.getNumRows(), stream);
    CommonOps_DDRM.addEquals(z, -CommonOps_DDRM.dot(z, u), u);
    return Landscape.unit(z);
  }

  private static DMatrixRMaj normals(int d, RandomStream stream) {
    DMatrixRMaj vector = new DMatrixRMaj(d, 1);
    for (int k = 0; k < d; k++) {
      vector.set(k, stream.gaussian());
    }
    return vector;
  }

  /** w_i = scale * direction. */
  static void set(Network network, int i, double scale, DMatrixRMaj direction) {
    for (int k = 0; k < direction.getNumRows(); k++) {
      network.firstLayer().set(i, k, scale * direction.get(k));
    }
  }
}

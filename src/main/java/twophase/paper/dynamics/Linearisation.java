package twophase.paper.dynamics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * The network's linearisation at its start: the model that is linear in the parameters (W, a), with
 * the network's value and gradient there. Its output on x is theta_lin . x, its gradient is that of
 * the start whatever the parameters are now, so that a step of size eta on a sample's loss r^2 / 2
 * moves
 *
 * <pre>    theta_lin <- theta_lin - eta r K x,    K = norm2(a(0)) I + W(0)^T W(0),</pre>
 *
 * with the residual r = theta_lin . x - y - eps of the linearisation itself. K is the network's
 * tangent kernel at the start: a network that stays near its start has the same course. O(d^2) for
 * a step.
 */
public final class Linearisation {
  private final DMatrixRMaj kernel;
  private final DMatrixRMaj theta;
  private final DMatrixRMaj move;

  /**
   * The linearisation of a network at where it is.
   *
   * @param start not modified
   */
  public Linearisation(Network start) {
    int d = start.inputDimension();
    double weight = Norms.frobenius(start.secondLayer());
    kernel = new DMatrixRMaj(d, d);
    CommonOps_DDRM.multTransA(start.firstLayer(), start.firstLayer(), kernel);
    for (int k = 0; k < d; k++) {
      kernel.add(k, k, weight * weight);
    }
    theta = start.linearMap();
    move = new DMatrixRMaj(d, 1);
  }

  /** theta_lin, d x 1, as it is now; to be read now, or copied. */
  public DMatrixRMaj linearMap() {
    return theta;
  }

  /** K, d x d; not modified by anybody. */
  public DMatrixRMaj kernel() {
    return kernel;
  }

  /**
   * A step of gradient descent.
   *
   * @param eta step size, above 0
   * @param gradient the mean of r x over the samples, r the linearisation's residuals, d x 1; not
   *     modified
   */
  public void descend(double eta, DMatrixRMaj gradient) {
    CommonOps_DDRM.mult(kernel, gradient, move);
    CommonOps_DDRM.addEquals(theta, -eta, move);
  }

  /** A step of label-noise SGD; without noise where the sample has none. */
  public void labelNoise(double eta, Sample sample) {
    CommonOps_DDRM.mult(kernel, sample.input(), move);
    CommonOps_DDRM.addEquals(theta, -eta * residual(sample), move);
  }

  /**
   * A step of SAM on the linearisation. Its gradient g in all parameters has norm |r| sqrt(x . K
   * x), and moving the parameters by R g / norm(g) changes the residual to r + R sign(r) sqrt(x . K
   * x), while the gradient's direction stays: that is all that SAM is to a linear model.
   *
   * @param radius perturbation radius R, at least 0; at 0 this is {@link #labelNoise}
   */
  public void sharpnessAware(double eta, double radius, Sample sample) {
    CommonOps_DDRM.mult(kernel, sample.input(), move);
    double residual = residual(sample);
    double length = Math.sqrt(VectorVectorMult_DDRM.innerProd(sample.input(), move));
    double moved = residual + radius * length * Math.signum(residual);
    CommonOps_DDRM.addEquals(theta, -eta * moved, move);
  }

  private double residual(Sample sample) {
    double output = VectorVectorMult_DDRM.innerProd(theta, sample.input());
    return output - sample.label() - sample.noise();
  }
}

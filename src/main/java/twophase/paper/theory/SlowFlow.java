package twophase.paper.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.FastMath;

/**
 * How label noise moves the layers while theta hovers at theta*: one flow through Phase I, Phase II
 * and the end state, for fresh isotropic inputs. Time is tau = eta^2 sigma^2 t, in e-foldings.
 *
 * <p>With N = norm(theta*), K_u = along + a, K = across + a and, of the step size, q_u = 1 / (1 -
 * eta K_u), q = 1 / (1 - eta K), Q = 2 q_u + (d - 1) q and rho = 1 / (1 - eta (q_u K_u + (d - 1) q
 * K) / 2),
 *
 * <pre>
 *   along'  = rho ( Q N^2 / K_u - q_u along )
 *   across' = - rho q across + X
 *   a'      = rho ( Q N^2 / K_u - (q_u + (d - 1) q) a ) + (d - 1) X
 *   X       = (eta sigma^2 / 2) ( (d + 1) (1 - N^2 / (K_u K)) + (ln K)' ).
 * </pre>
 *
 * <p>At eta = 0 all of q_u, q and rho are 1: that is label noise's slow flow, of first order in
 * eta. The step size enters through the load, exactly to all orders of eta m; X is what theta's own
 * fluctuation across theta* does, to first order in eta sigma^2. The card {@code slow-flow} derives
 * both.
 *
 * @param d input dimension, at least 1
 * @param eta step size, at least 0
 * @param noise eta sigma^2, at least 0
 * @param thetaNorm N, at least 0
 */
public record SlowFlow(int d, double eta, double noise, double thetaNorm) {
  /** Of the integrator; what it errs by over a whole run is some times that. */
  private static final double ACCURACY = 1e-10;

  /** Of an e-folding, in which a time is looked for. */
  private static final int PARTS = 20;

  private static final double LEAST_STEP = 1e-14;
  private static final double LARGEST_STEP = 0.25;

  /** Of the mean of |cos|. */
  private static final double ANGLES_ACCURACY = 1e-7;

  /** Gauss-Legendre points of one piece, and how far its halving may go. */
  private static final int POINTS = 12;

  private static final int FEWEST_ROUNDS = 2;
  private static final int MOST_ROUNDS = 24;
  private static final int MOST_EVALUATIONS = 10_000_000;

  /**
   * The layers at a time, as squared norms.
   *
   * @param along norm2(W u), u = theta* / norm(theta*)
   * @param across the same of each direction across u, on average over the d - 1 of them
   * @param secondLayer norm2(a)
   */
  public record Layers(double along, double across, double secondLayer) {

    /** The NTK start of that width, on average over starts. */
    public static Layers start(double m, int d) {
      return new Layers(m / d, m / d, 1);
    }
  }

  /** The flow at vanishing step size: what is left of label noise in its own time. */
  public static SlowFlow vanishing(int d, double thetaNorm) {
    return new SlowFlow(d, 0, 0, thetaNorm);
  }

  /**
   * The same without what theta's own fluctuation does. It tilts all neurons together, so that
   * {@link #alignment} is to be asked of this flow.
   */
  public SlowFlow quiet() {
    return new SlowFlow(d, eta, 0, thetaNorm);
  }

  /**
   * The layers along the flow, to a relative {@value #ACCURACY} a step.
   *
   * @param start at tau = 0
   * @param foldings times tau, rising, above 0
   */
  public List<Layers> course(Layers start, double... foldings) {
    DormandPrince853Integrator integrator =
        new DormandPrince853Integrator(LEAST_STEP, LARGEST_STEP, ACCURACY * ACCURACY, ACCURACY);
    Motion motion = new Motion();
    double[] y = {start.along(), start.across(), start.secondLayer()};
    List<Layers> course = new ArrayList<>();
    double at = 0;
    for (double tau : foldings) {
      integrator.integrate(motion, at, y, tau, y);
      course.add(new Layers(y[0], y[1], y[2]));
      at = tau;
    }
    return List.copyOf(course);
  }

  /**
   * When a quantity of the layers first comes down to 0, linear between a twentieth of an e-folding
   * and the next.
   *
   * @param start at tau = 0
   * @param excess the quantity
   * @param latest where to stop looking, in e-foldings, at least 1
   * @return in e-foldings, above 0; nothing if it has not come down by then
   */
  public OptionalDouble first(Layers start, ToDoubleFunction<Layers> excess, int latest) {
    double[] times =
        IntStream.rangeClosed(1, latest * PARTS).mapToDouble(k -> (double) k / PARTS).toArray();
    List<Layers> course = course(start, times);
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < times.length; k++) {
      double now = excess.applyAsDouble(course.get(k));
      if (now <= 0) {
        double part = before == Double.POSITIVE_INFINITY ? 1 : before / (before - now);
        return OptionalDouble.of(times[k] - (1 - part) / PARTS);
      }
      before = now;
    }
    return OptionalDouble.empty();
  }

  /**
   * The mean test loss norm2(theta - theta*) / 2 that the noise keeps up: at small steps eta
   * sigma^2 / 4 times the kernel's trace, d a + along + (d - 1) across. It is (rho - 1) sigma^2 / 2
   * to all orders of eta m.
   */
  public double loss(Layers layers) {
    Load load = new Load(layers);
    return noise / 4 * load.rho() * load.trace();
  }

  /**
   * Mean over the neurons of |cos(w_i, theta*)|: rows of W stay Gaussian, of the variances along
   * and across, and with k = across/along this is the mean of |z| / sqrt(z^2 + k chi2_(d-1)).
   */
  public double alignment(Layers layers) {
    if (d == 1 || layers.across() == 0) {
      return 1;
    }
    double ratio = layers.across() / layers.along();
    // The angle from the plane across u as sqrt(k) sinh v: what happens at angles of order sqrt(k)
    // happens at v of order 1.
    double scale = Math.sqrt(ratio);
    double mean =
        new IterativeLegendreGaussIntegrator(
                POINTS, ANGLES_ACCURACY, ANGLES_ACCURACY, FEWEST_ROUNDS, MOST_ROUNDS)
            .integrate(
                MOST_EVALUATIONS,
                v -> {
                  double angle = scale * FastMath.sinh(v);
                  double sin = FastMath.sin(angle);
                  double cos = FastMath.cos(angle);
                  return FastMath.pow(cos, d - 2)
                      * sin
                      / Math.sqrt(sin * sin + ratio * cos * cos)
                      * scale
                      * FastMath.cosh(v);
                },
                0,
                FastMath.asinh(Math.PI / (2 * scale)));
    double all = Beta.logBeta(0.5, (d - 1) / 2.0);
    return 2 * mean / FastMath.exp(all);
  }

  /**
   * Where it ends: along sqrt(d) N and a = N / sqrt(d), where along' and a' vanish; what the noise
   * keeps up across is eta sigma^2 / 2, since N^2 / (K_u K) is d / (d + 1) there.
   */
  public Layers settled() {
    return new Layers(
        TwoPhases.settledFirstLayer(d, thetaNorm),
        noise / 2,
        TwoPhases.settledSecondLayer(d, thetaNorm));
  }

  /** What the step size enters through, q_u, q and rho, at some layers. */
  private final class Load {
    private final double kernelAlong;
    private final double kernelAcross;
    private final double along;
    private final double across;

    Load(Layers layers) {
      kernelAlong = layers.along() + layers.secondLayer();
      kernelAcross = layers.across() + layers.secondLayer();
      along = 1 / (1 - eta * kernelAlong);
      across = 1 / (1 - eta * kernelAcross);
    }

    double trace() {
      return along * kernelAlong + (d - 1) * across * kernelAcross;
    }

    double rho() {
      return 1 / (1 - eta * trace() / 2);
    }
  }

  /** The right hand side. */
  private final class Motion implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 3;
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] moved) {
      int others = d - 1;
      Load load = new Load(new Layers(y[0], y[1], y[2]));
      double rho = load.rho();
      double held = thetaNorm * thetaNorm / load.kernelAlong;
      double fed = (2 * load.along + others * load.across) * held;
      moved[0] = rho * (fed - load.along * y[0]);
      moved[1] = -rho * load.across * y[1];
      moved[2] = rho * (fed - (load.along + others * load.across) * y[2]);
      if (noise > 0) {
        double share =
            noise
                / 2
                * ((d + 1) * (1 - held / load.kernelAcross)
                    + (moved[1] + moved[2]) / load.kernelAcross);
        moved[1] += share;
        moved[2] += others * share;
      }
    }
  }
}

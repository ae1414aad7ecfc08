package org.example.diagonal;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Vanishing;
import twophase.kit.exact.Residue;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;

/** What two opposite label noises do to a weight. */
@StatementId("opposite-noise")
final class OppositeNoiseProperties {
  /** Total degree of the identity as a polynomial; the card counts it. */
  private static final int DEGREE = 12;

  /**
   * The setting of the exact part.
   *
   * @param d input dimension, at least 1
   */
  record Dimension(int d) {
    Dimension {
      Ranges.atLeast("d", d, 1);
    }
  }

  /**
   * The setting of the part on a simulator.
   *
   * @param d input dimension, at least 1
   * @param eta step size, above 0
   * @param noise size of the label noise, at least 0
   */
  record Step(int d, double eta, double noise) {
    Step {
      Ranges.atLeast("d", d, 1);
      Ranges.positive("eta", eta);
      Ranges.notNegative("noise", noise);
    }
  }

  @Form("as-printed.identity")
  Vanishing identity(@ForAll Dimension setting, Trial trial) {
    return new Vanishing(
        balanced(setting.d(), trial.seeds().stream()), (double) DEGREE / Residue.PRIME);
  }

  @Form("as-printed.step")
  Measurement step(@ForAll Step setting, Trial trial) {
    return worst(setting, trial);
  }

  /** Whether the identity holds for the first weight, at a random point of the field. */
  private static boolean balanced(int d, RandomStream stream) {
    Residue eta = Residue.random(stream);
    Residue noise = Residue.random(stream);
    Residue residual = Residue.random(stream).negate();
    Residue first = Residue.ZERO;
    Residue input = Residue.ZERO;
    for (int k = 0; k < d; k++) {
      Residue v = Residue.random(stream);
      Residue x = Residue.random(stream);
      residual = residual.add(v.multiply(v).multiply(x));
      if (k == 0) {
        first = v;
        input = x;
      }
    }
    Residue up = moved(first, input, eta, residual.subtract(noise));
    Residue down = moved(first, input, eta, residual.add(noise));
    Residue still = moved(first, input, eta, residual);
    Residue push = eta.multiply(noise).multiply(input).multiply(first);
    return up.multiply(down).equals(still.multiply(still).subtract(push.multiply(push)));
  }

  private static Residue moved(Residue v, Residue x, Residue eta, Residue residual) {
    return v.subtract(eta.multiply(residual).multiply(x).multiply(v));
  }

  /** The weight whose two sides differ most, by the card's bound on rounding. */
  private static Measurement worst(Step setting, Trial trial) {
    DiagonalSimulator simulator = trial.simulator(DiagonalSimulator.class);
    RandomStream stream = trial.seeds().stream();
    double[] v = normals(setting.d(), stream);
    double[] x = normals(setting.d(), stream);
    double label = stream.gaussian();
    double[] up = v.clone();
    double[] down = v.clone();
    simulator.step(up, x, label + setting.noise(), setting.eta());
    simulator.step(down, x, label - setting.noise(), setting.eta());

    double residual = -label;
    double terms = Math.abs(label) + setting.noise();
    for (int k = 0; k < setting.d(); k++) {
      residual += v[k] * v[k] * x[k];
      terms += v[k] * v[k] * Math.abs(x[k]);
    }
    double rounding = gamma(setting.d() + 8);
    double observed = 0;
    double bound = 0;
    for (int k = 0; k < setting.d(); k++) {
      double still = v[k] * (1 - setting.eta() * residual * x[k]);
      double push = setting.eta() * setting.noise() * x[k] * v[k];
      double off = Math.abs(up[k] * down[k] - (still * still - push * push));
      double scale = Math.abs(v[k]) * (1 + setting.eta() * terms * Math.abs(x[k]));
      double allowed = trial.card().number("rounding") * rounding * scale * scale;
      if (bound == 0 || !(off / allowed <= observed / bound)) {
        observed = off;
        bound = allowed;
      }
    }
    return new Measurement(
        observed,
        bound,
        "the two sides differ by "
            + Numbers.rounded(observed, 3)
            + ", rounding explains "
            + Numbers.rounded(bound, 3));
  }

  /** What n roundings can make of a number, relatively: n u / (1 - n u), u = 2^-53. */
  private static double gamma(int n) {
    double nu = n * 0x1p-53;
    return nu / (1 - nu);
  }

  private static double[] normals(int count, RandomStream stream) {
    double[] normals = new double[count];
    for (int k = 0; k < count; k++) {
      normals[k] = stream.gaussian();
    }
    return normals;
  }
}

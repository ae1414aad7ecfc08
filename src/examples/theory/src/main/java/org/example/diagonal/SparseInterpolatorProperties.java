package org.example.diagonal;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Ranges;

/** Label noise leads to the sparse interpolator. */
@StatementId("sparse-interpolator")
final class SparseInterpolatorProperties {
  /**
   * The setting.
   *
   * @param d input dimension, at least 1
   * @param n number of samples, at least 1
   * @param ones how many entries of the truth are 1, at most d
   * @param noise size of the label noise, at least 0
   */
  record Sparse(int d, int n, int ones, double noise) {
    Sparse {
      Ranges.atLeast("n", n, 1);
      Ranges.atLeast("ones", ones, 1);
      Ranges.atLeast("d", d, ones);
      Ranges.notNegative("noise", noise);
    }
  }

  @Form("as-printed")
  Rate goesThere(@ForAll Sparse setting, Trial trial) {
    return endsWithin(Double.NEGATIVE_INFINITY, setting, trial.card().number("there"), trial);
  }

  @Form("sharp")
  Rate staysElsewhere(@ForAll Sparse setting, Trial trial) {
    return endsWithin(trial.card().number("elsewhere"), setting, Double.POSITIVE_INFINITY, trial);
  }

  private static Rate endsWithin(double low, Sparse setting, double high, Trial trial) {
    long steps = trial.card().integer("steps");
    double distance =
        SparseRegression.draw(
                setting.n(), setting.d(), setting.ones(), trial.seeds().child("data").stream())
            .train(
                trial.simulator(DiagonalSimulator.class),
                trial.card().number("eta"),
                setting.noise(),
                steps,
                steps,
                (t, seen) -> {},
                trial.seeds());
    return Double.isFinite(distance) ? Rate.within(low, distance, high) : Rate.divergence();
  }

  @Settings({"noisy", "silent"})
  static Arbitrary<Sparse> settings(Drawing drawing) {
    int more = (int) drawing.number("dimensions-a-sample");
    double noise = drawing.number("noise");
    return Combinators.combine(drawing.integers("n"), drawing.integers("ones"))
        .as((n, ones) -> new Sparse(more * n, n, ones, noise));
  }
}

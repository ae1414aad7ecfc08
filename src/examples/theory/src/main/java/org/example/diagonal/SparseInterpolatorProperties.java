package org.example.diagonal;

import static twophase.kit.property.Claims.assertThat;
import static twophase.kit.property.Claims.stands;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Seen;
import twophase.kit.bench.Trial;
import twophase.kit.property.Draws;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.property.Without;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.kit.statement.Setting;

/** Label noise leads to the sparse interpolator. */
@StatementId("sparse-interpolator")
final class SparseInterpolatorProperties {
  /** The distance that counts as there; the card says why. */
  static final double THERE = 0.2;

  /** The distance that counts as elsewhere. */
  static final double ELSEWHERE = 1;

  /** How often it has to get there at least. */
  private static final double OFTEN = 0.9;

  /** How often it has to stay elsewhere at least. */
  private static final double HALF = 0.5;

  static final double ETA = 0.01;
  static final long STEPS = 300_000;

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

    double distance(DiagonalSimulator simulator, SeedTree seeds) {
      return SparseRegression.draw(n, d, ones, seeds.child("data").stream())
          .train(simulator, ETA, noise, STEPS, STEPS, (t, distance) -> {}, seeds);
    }
  }

  @Form(
      value = "as-printed",
      settings = {2, 6, 30},
      trials = {1000, 4000, 20_000},
      shrinks = {2, 6, 20})
  void goesThere(@ForAll("noisy") Sparse setting, Bench bench) {
    assertThat(
        bench.probability(
            Setting.of(setting),
            OFTEN,
            trial -> seen(setting, trial, bench, Double.NEGATIVE_INFINITY, THERE)),
        stands());
  }

  @Form(
      value = "sharp",
      settings = {2, 6, 30},
      trials = {1000, 4000, 20_000},
      shrinks = {2, 6, 20})
  void staysElsewhere(@ForAll("silent") Sparse setting, Bench bench) {
    assertThat(
        bench.probability(
            Setting.of(setting),
            HALF,
            trial -> seen(setting, trial, bench, ELSEWHERE, Double.POSITIVE_INFINITY)),
        stands());
  }

  @Provide
  Arbitrary<Sparse> noisy() {
    return settings(1);
  }

  @Provide
  Arbitrary<Sparse> silent() {
    return settings(0);
  }

  @Without(form = "as-printed", hypothesis = "label noise")
  static Sparse withoutNoise() {
    return new Sparse(40, 20, 3, 0);
  }

  @Without(form = "as-printed", hypothesis = "enough samples: n = 6 for three ones")
  static Sparse withoutSamples() {
    return new Sparse(40, 6, 3, 1);
  }

  private static Arbitrary<Sparse> settings(double noise) {
    return Draws.first(
        List.of(new Sparse(40, 20, 3, noise)),
        Combinators.combine(
                Arbitraries.integers().between(20, 24), Arbitraries.integers().between(2, 3))
            .as((n, ones) -> new Sparse(2 * n, n, ones, noise)));
  }

  private static Seen seen(Sparse setting, Trial trial, Bench bench, double low, double high) {
    double distance = setting.distance(bench.simulator(DiagonalSimulator.class), trial.seeds());
    return Double.isFinite(distance) ? Seen.within(low, distance, high) : Seen.divergence();
  }
}

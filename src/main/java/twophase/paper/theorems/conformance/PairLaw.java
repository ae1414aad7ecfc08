package twophase.paper.theorems.conformance;

import java.util.Arrays;
import java.util.Optional;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.network.Network;

/** Runs of one seed are the same, runs of two seeds have nothing in common. */
final class PairLaw {
  private PairLaw() {}

  /** One seed twice, and another: the initial weights of two seeds are not correlated. */
  static Event seeds(DrawnRun run, Trial trial) {
    SeedTree seeds = trial.seeds();
    Optional<FreeLook> once = run.one(seeds.child(0), trial);
    Optional<FreeLook> again = run.one(seeds.child(0), trial);
    Optional<FreeLook> other = run.one(seeds.child(1), trial);
    if (once.isEmpty() || again.isEmpty() || other.isEmpty()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    scores.require(
        same(once.get().start(), again.get().start()) && same(once.get().end(), again.get().end()),
        "seeds: one seed gives two different runs");
    Network left = once.get().start();
    Network right = other.get().start();
    scores.of("starts of two seeds");
    scores.mean(
        "the mean product of the entries of W",
        run.d() * FreeLook.dot(left.firstLayer().data, right.firstLayer().data),
        (long) run.m() * run.d(),
        0,
        1);
    scores.mean(
        "the mean product of the entries of a",
        run.m() * FreeLook.dot(left.secondLayer().data, right.secondLayer().data),
        run.m(),
        0,
        1);
    return scores.event();
  }

  /** Two seeds, one training sample each: other inputs, other ground truth, other noise. */
  static Event pairs(DrawnRun run, Trial trial) {
    SeedTree seeds = trial.seeds();
    Optional<FreeLook> left = run.one(seeds.child(0), trial);
    Optional<FreeLook> right = run.one(seeds.child(1), trial);
    if (left.isEmpty() || right.isEmpty()) {
      return Event.divergence();
    }
    Scores scores = new Scores(trial.card());
    double tolerance = left.get().tolerance();
    scores.require(
        differ(left.get().truth().data, right.get().truth().data, tolerance),
        "two seeds: the same direction of theta*");
    scores.require(
        differ(left.get().step(0).move(), right.get().step(0).move(), tolerance),
        "two seeds: the same input");
    int[] first = NoiseLaw.signs(left.get(), scores);
    int[] second = NoiseLaw.signs(right.get(), scores);
    double agreement = 0;
    for (int t = 1; t < first.length; t++) {
      agreement += first[t] * first[t - 1] * second[t] * second[t - 1];
    }
    scores
        .of("noise of two seeds")
        .mean(
            "the share of changes in common, less that of others,",
            agreement,
            first.length - 1L,
            0,
            1);
    return scores.event();
  }

  /** Directions that were drawn independently never agree as well as one that is read off twice. */
  private static boolean differ(double[] left, double[] right, double tolerance) {
    return OrderLaw.sine2(left, right) > tolerance * tolerance;
  }

  private static boolean same(Network left, Network right) {
    return Arrays.equals(left.firstLayer().data, right.firstLayer().data)
        && Arrays.equals(left.secondLayer().data, right.secondLayer().data);
  }
}

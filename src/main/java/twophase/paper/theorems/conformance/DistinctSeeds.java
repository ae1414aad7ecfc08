package twophase.paper.theorems.conformance;

import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/**
 * Free runs of many seeds, of which no two may have the same start or the same theta*. Binary64
 * tells numbers apart so well that a right simulator never draws one twice.
 *
 * @param m width, at least 1
 * @param d input dimension, at least 2, since on a line theta* has two values
 * @param drawn how many seeds are drawn beside the relatives of one, at least 1
 */
record DistinctSeeds(int m, int d, int drawn) {
  /** Bits of a seed: it is from 0 to 2^63 - 1. */
  private static final int BITS = 63;

  /** Bits of the two halves that are often folded into one. */
  private static final int HALF = 32;

  /** Neighbours at the ends of the range, and of one seed. */
  private static final int NEIGHBOURS = 8;

  /** By these seeds are often divided, and the rest is used. */
  private static final List<Long> DIVISORS =
      List.of((1L << 31) - 1, (1L << 32) - 1, 1_000_000_000L, 1_000_000_007L);

  DistinctSeeds {
    Ranges.atLeast("m", m, 1);
    Ranges.atLeast("d", d, 2);
    Ranges.atLeast("drawn", drawn, 1);
  }

  /** Every seed's start and theta* against those of all seeds before it. */
  Measurement measure(Trial trial) {
    Map<DoubleBuffer, Long> starts = new HashMap<>();
    Map<DoubleBuffer, Long> truths = new HashMap<>();
    Set<Long> seeds = seeds(trial.seeds());
    // In two dimensions theta* hangs on one angle, of which binary32 has too few.
    boolean telling =
        trial.simulator(NetworkSimulator.class).conventions().precision() == Precision.BINARY64;
    for (long seed : seeds) {
      Run.Free free = new Run.Free(m, d, new Inputs(1), 1, 0, 1, SeedTree.numbered(seed), 0);
      Optional<FreeLook> look = FreeLook.at(free, trial);
      if (look.isEmpty()) {
        return new Measurement(Double.POSITIVE_INFINITY, 0, "the run diverged");
      }
      Long sameStart = starts.putIfAbsent(weights(look.get().start()), seed);
      if (sameStart != null) {
        return same("start", sameStart, seed);
      }
      Long sameTruth = truths.putIfAbsent(DoubleBuffer.wrap(look.get().truth().data), seed);
      if (telling && sameTruth != null) {
        return same("theta*", sameTruth, seed);
      }
    }
    return new Measurement(0, 0, seeds.size() + " seeds have as many starts");
  }

  private static DoubleBuffer weights(Network state) {
    double[] first = state.firstLayer().data;
    double[] second = state.secondLayer().data;
    return DoubleBuffer.allocate(first.length + second.length).put(first).put(second).flip();
  }

  private static Measurement same(String what, long one, long other) {
    return new Measurement(
        1, 0, "runs of the seeds " + one + " and " + other + " have the same " + what);
  }

  private Set<Long> seeds(SeedTree tree) {
    Set<Long> seeds = new LinkedHashSet<>(relatives(tree.asLong()));
    for (int k = 0; k < NEIGHBOURS; k++) {
      seeds.add((long) k);
      seeds.add(Long.MAX_VALUE - k);
    }
    for (int k = 0; k < drawn; k++) {
      seeds.add(tree.child(k).asLong());
    }
    return seeds;
  }

  /**
   * Seeds that are one for those who lose some of its bits: neighbours, those that differ in one
   * bit, in two a half apart, or by a usual divisor, and one shifted by 1, 2, ... bits, each with
   * its neighbour.
   */
  private static Set<Long> relatives(long drawn) {
    // With the uppermost bit, so that a rounded seed loses as many of the lower ones as it can.
    long seed = drawn | 1L << BITS - 1;
    Set<Long> relatives = new LinkedHashSet<>();
    for (int bit = 0; bit < BITS; bit++) {
      relatives.add(seed >> bit);
      relatives.add(seed >> bit ^ 1);
      relatives.add(seed ^ 1L << bit);
      if (bit + HALF < BITS) {
        relatives.add(seed ^ 1L << bit ^ 1L << bit + HALF);
      }
    }
    for (int k = 1; k <= NEIGHBOURS; k++) {
      relatives.add(seed - k);
    }
    for (long divisor : DIVISORS) {
      relatives.add(seed - divisor);
    }
    return relatives;
  }
}

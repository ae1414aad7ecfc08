package twophase.paper.faults;

import java.util.List;
import java.util.function.LongUnaryOperator;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Run;

/** Seeds of which not every bit counts: two that differ give one run. */
final class SeedFaults {
  private static final int HASH_SHIFT = 48;

  private SeedFaults() {}

  static List<PartsFault> all() {
    return List.of(
        cut("seed-mod-2", "of a seed only its last bit counts", seed -> seed & 1),
        cut("seed-8-bits", "of a seed only its last 8 bits count", seed -> seed & 0xFF),
        cut("seed-16-bits", "of a seed only its last 16 bits count", seed -> seed & 0xFFFF),
        cut("seed-32-bits", "of a seed only its last 32 bits count", seed -> seed & 0xFFFFFFFFL),
        cut("seed-53-bits", "of a seed only its last 53 bits count", seed -> seed & (1L << 53) - 1),
        cut("seed-upper-half", "of a seed its last 32 bits are dropped", seed -> seed >> 32),
        cut("seed-halved", "a seed is halved and rounded down", seed -> seed / 2),
        cut("seed-float32", "a seed is rounded to 24 bits (float32)", seed -> (long) (float) seed),
        cut("seed-float64", "a seed is rounded to 53 bits (float64)", seed -> (long) (double) seed),
        cut(
            "seed-folded",
            "the upper 32 bits of a seed are added to the lower ones modulo 2",
            seed -> (seed ^ seed >> 32) & 0xFFFFFFFFL),
        cut(
            "seed-remainder",
            "a seed is divided by 2^32 - 1, and the rest counts",
            seed -> seed % ((1L << 32) - 1)),
        cut(
            "seed-hashed-16-bits",
            "a seed is hashed to 16 bits",
            seed -> seed * 0x9E3779B97F4A7C15L >>> HASH_SHIFT));
  }

  private static PartsFault cut(String name, String line, LongUnaryOperator cut) {
    return PartsFault.free(
        PartsFault.Kind.SAMPLING,
        name,
        line,
        () ->
            new Parts() {
              @Override
              protected SeedTree seeds(Run.Free free) {
                return SeedTree.numbered(cut.applyAsLong(free.seeds().asLong()));
              }
            });
  }
}

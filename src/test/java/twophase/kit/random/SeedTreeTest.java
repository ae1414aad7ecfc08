package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTreeTest {

  @Test
  void samePathGivesSameStreamFromItsBeginning() {
    SeedTree node = SeedTree.root(7).child("form").child(3);
    SeedTree again = SeedTree.root(7).child("form").child(3);
    double first = node.stream().gaussian();
    assertThat(again.stream().gaussian(), equalTo(first));
    assertThat(node.stream().gaussian(), equalTo(first));
  }

  /**
   * Pins the tree and the generator: a change would change every stored token's meaning. The
   * numbers were found apart from this code: SHA-256, xoshiro256++ and its jump, and the map of Box
   * and Muller in 60 digits, in Python.
   */
  @Test
  void numbersArePinned() {
    RandomStream stream = SeedTree.root(0).child("pinned").child(1).stream();
    assertThat(SeedTree.root(0).child("pinned").child(1).asLong(), equalTo(PINNED_LONG));
    assertThat(stream.gaussian(), equalTo(PINNED_GAUSSIAN));
    assertThat(stream.uniform(), equalTo(PINNED_UNIFORM));
  }

  private static final long PINNED_LONG = 5191525221381604545L;
  private static final double PINNED_GAUSSIAN = 1.358831795814567;
  private static final double PINNED_UNIFORM = 0.5440732421212362;

  @Test
  void differentPathsAreDifferentNodes() {
    Set<Long> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (String name : new String[] {"", "a", "b", "ab", "1"}) {
        SeedTree node = SeedTree.root(seed).child(name);
        seen.add(node.asLong());
        seen.add(node.child(1).asLong());
        seen.add(node.child("1").asLong());
        seen.add(node.child("a").child("b").asLong());
      }
    }
    assertThat(seen, hasSize(20 * 5 * 4));
  }

  @Test
  void orderOfNamesMatters() {
    SeedTree root = SeedTree.root(1);
    assertThat(
        root.child("a").child("b").asLong(), not(equalTo(root.child("b").child("a").asLong())));
  }

  @Test
  void everyBitOfAnIntegerCounts() {
    long ever = 0;
    long always = Long.MAX_VALUE;
    for (long k = 0; k < 100; k++) {
      long number = SeedTree.root(k).asLong();
      assertThat(number, greaterThanOrEqualTo(0L));
      ever |= number;
      always &= number;
    }
    assertThat(ever, equalTo(Long.MAX_VALUE));
    assertThat(always, equalTo(0L));
  }

  @Test
  void aNumberedNodeIsThatNumberAndANodeOfItsOwn() {
    Set<Double> drawn = new HashSet<>();
    for (long number : new long[] {0, 1, 1L << 53, 1L << 62, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
      assertThat(SeedTree.numbered(number).asLong(), equalTo(number));
      drawn.add(SeedTree.numbered(number).stream().gaussian());
      drawn.add(SeedTree.numbered(number).child("start").stream().gaussian());
    }
    assertThat(drawn, hasSize(12));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> SeedTree.numbered(-1));
    assertThat(refused.getMessage(), equalTo("a seed must be at least 0, not -1"));
  }

  /**
   * Means of n = 10^6 draws: a normal mean deviates by more than 6/sqrt(n) with probability 2e-9,
   * the mean of squares (deviation sqrt 2) and of cubes (sqrt 15) likewise; the seed is fixed.
   */
  @Test
  void gaussiansHaveTheirMoments() {
    RandomStream stream = SeedTree.root(3).stream();
    int n = 1_000_000;
    double first = 0;
    double second = 0;
    double third = 0;
    for (int k = 0; k < n; k++) {
      double z = stream.gaussian();
      first += z;
      second += z * z;
      third += z * z * z;
    }
    assertThat(first / n, closeTo(0, 6 / Math.sqrt(n)));
    assertThat(second / n, closeTo(1, 6 * Math.sqrt(2) / Math.sqrt(n)));
    assertThat(third / n, closeTo(0, 6 * Math.sqrt(15) / Math.sqrt(n)));
  }

  @Test
  void signsIndicesAndIntegersCoverTheirRanges() {
    RandomStream stream = SeedTree.root(4).stream();
    Set<Integer> signs = new HashSet<>();
    Set<Integer> indices = new HashSet<>();
    Set<Integer> integers = new HashSet<>();
    Set<Long> longs = new HashSet<>();
    for (int k = 0; k < 1000; k++) {
      signs.add(stream.sign());
      indices.add(stream.index(5));
      integers.add(stream.integer(-2, 2));
      longs.add(stream.below(3));
    }
    assertThat(signs, equalTo(Set.of(-1, 1)));
    assertThat(indices, equalTo(Set.of(0, 1, 2, 3, 4)));
    assertThat(integers, equalTo(Set.of(-2, -1, 0, 1, 2)));
    assertThat(longs, equalTo(Set.of(0L, 1L, 2L)));
  }
}

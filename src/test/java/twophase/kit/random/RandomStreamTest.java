package twophase.kit.random;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  private static long[] key(int trial) {
    return new long[] {trial, 31L * trial * trial, ~trial, 0x9e3779b97f4a7c15L * trial};
  }

  /** The library's generator is the oracle, its jump the way to the draws that are no normals. */
  @Test
  void theBitsAreThoseOfTheLibrarysGenerator() {
    for (int trial = 0; trial < 20; trial++) {
      Xoshiro words = new Xoshiro(key(trial));
      RandomStream stream = new RandomStream(key(trial));
      UniformRandomProvider expected = RandomSource.XO_SHI_RO_256_PP.create(key(trial));
      UniformRandomProvider other = RandomSource.XO_SHI_RO_256_PP.create(key(trial));
      ((JumpableUniformRandomProvider) other).jump();
      for (int k = 0; k < 1000; k++) {
        assertThat(words.next(), is(expected.nextLong()));
        assertThat(stream.index(7), is(other.nextInt(7)));
        assertThat(stream.uniform(), is(other.nextDouble()));
        assertThat(stream.below(1L << 40), is(other.nextLong(1L << 40)));
        assertThat(stream.integer(-2, 3), is(other.nextInt(-2, 4)));
      }
    }
  }

  @Test
  void aWordIsSixtyFourSignsWhetherTakenOneByOneOrTogether() {
    RandomStream stream = new RandomStream(key(5));
    RandomStream together = new RandomStream(key(5));
    UniformRandomProvider words = RandomSource.XO_SHI_RO_256_PP.create(key(5));
    ((JumpableUniformRandomProvider) words).jump();
    int[] signs = new int[64 * 200];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = stream.sign();
    }
    for (int k = 0; k < signs.length; k += 64) {
      long word = words.nextLong();
      for (int bit = 0; bit < 64; bit++) {
        assertThat(signs[k + bit], is(word << bit < 0 ? -1 : 1));
      }
    }
    int seen = 0;
    for (int count = 0; seen + 64 < signs.length; count = (count + 29) % 65) {
      long bits = together.signs(count);
      for (int bit = 0; bit < count; bit++) {
        assertThat("sign " + seen, bits << bit < 0 ? -1 : 1, is(signs[seen++]));
      }
    }
  }

  @Test
  void aPairOfWordsIsAPairOfNormals() {
    RandomStream stream = new RandomStream(key(3));
    Xoshiro words = new Xoshiro(key(3));
    for (int k = 0; k < 1000; k++) {
      double radius = BoxMuller.radius(words.next());
      long word = words.next();
      assertThat(stream.gaussian(), is(radius * BoxMuller.first(word)));
      assertThat(stream.gaussian(), is(radius * BoxMuller.second(word)));
    }
  }

  @Test
  void otherDrawsMoveNoNormal() {
    RandomStream pure = new RandomStream(key(4));
    RandomStream mixed = new RandomStream(key(4));
    for (int k = 0; k < 1000; k++) {
      assertThat(mixed.gaussian(), is(pure.gaussian()));
      for (int other = 0; other < k % 3; other++) {
        mixed.uniform();
        mixed.sign();
      }
    }
  }

  @Test
  void theKeyOfZerosIsThatOfOnes() {
    RandomStream zeros = new RandomStream(new long[4]);
    RandomStream ones = new RandomStream(new long[] {-1, -1, -1, -1});
    double first = zeros.gaussian();
    assertThat(first, is(ones.gaussian()));
    assertThat(zeros.uniform(), is(ones.uniform()));
    assertThat(zeros.gaussian(), is(not(first)));
  }
}

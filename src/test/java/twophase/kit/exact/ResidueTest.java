package twophase.kit.exact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.stream.LongStream;
import org.apache.commons.math3.exception.MathArithmeticException;
import org.junit.jupiter.api.Test;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

/** Against java.math.BigInteger, the oracle for arithmetic modulo p. */
class ResidueTest {
  private static final BigInteger P = BigInteger.valueOf(Residue.PRIME);

  static LongStream values() {
    RandomStream stream = SeedTree.root(1).stream();
    LongStream edges =
        LongStream.of(0, 1, 2, Residue.PRIME - 1, Residue.PRIME - 2, 1L << 60, (1L << 60) - 1);
    return LongStream.concat(
        edges, LongStream.generate(() -> stream.below(Residue.PRIME)).limit(40));
  }

  @Test
  void theModulusIsPrime() {
    assertThat(P.isProbablePrime(100), equalTo(true));
    assertThat(P, equalTo(BigInteger.TWO.pow(61).subtract(BigInteger.ONE)));
  }

  @Test
  void agreesWithBigInteger() {
    for (long left : values().toArray()) {
      for (long right : values().toArray()) {
        agreesAt(left, right);
      }
    }
  }

  private static void agreesAt(long left, long right) {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    Residue x = Residue.of(left);
    Residue y = Residue.of(right);
    assertThat(x.add(y).value(), equalTo(a.add(b).mod(P).longValue()));
    assertThat(x.subtract(y).value(), equalTo(a.subtract(b).mod(P).longValue()));
    assertThat(x.multiply(y).value(), equalTo(a.multiply(b).mod(P).longValue()));
    assertThat(x.negate().value(), equalTo(a.negate().mod(P).longValue()));
    if (!y.isZero()) {
      assertThat(y.reciprocal().value(), equalTo(b.modInverse(P).longValue()));
      assertThat(x.divide(y).multiply(y), equalTo(x));
    }
  }

  @Test
  void takesAnyInteger() {
    assertThat(Residue.of(-1).value(), equalTo(Residue.PRIME - 1));
    assertThat(Residue.of(Residue.PRIME), equalTo(Residue.ZERO));
    assertThat(
        Residue.of(Long.MIN_VALUE).value(),
        equalTo(BigInteger.valueOf(Long.MIN_VALUE).mod(P).longValue()));
    assertThat(Residue.of(5).multiply(-3), equalTo(Residue.of(-15)));
  }

  @Test
  void zeroHasNoReciprocal() {
    assertThrows(MathArithmeticException.class, Residue.ZERO::reciprocal);
  }

  @Test
  void theFieldKnowsItsNeutralElements() {
    assertThat(Residue.ONE.getField().getZero(), sameInstance(Residue.ZERO));
    assertThat(Residue.ONE.getField().getOne(), sameInstance(Residue.ONE));
    assertThat(Residue.ONE.getField().getRuntimeClass(), equalTo(Residue.class));
    assertThat(Residue.ONE, not(equalTo(Residue.ZERO)));
    assertThat(Residue.of(7).hashCode(), equalTo(Residue.of(7).hashCode()));
    assertThat(Residue.of(7).toString(), equalTo("7"));
  }
}

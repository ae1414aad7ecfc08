package twophase.paper.benchmarks;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Chains of multiply-adds on vectors; loaded only where the running JVM has them. */
final class VectorChains {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private VectorChains() {}

  /**
   * Runs 12 chains.
   *
   * @param sink at least as long as a vector; overwritten, so that the chains are not for nothing
   * @return number of multiply-adds done
   */
  static long run(int rounds, double[] sink) {
    DoubleVector m = DoubleVector.broadcast(SPECIES, 0.999);
    DoubleVector c = DoubleVector.broadcast(SPECIES, 1e-3);
    DoubleVector a0 = c;
    DoubleVector a1 = c;
    DoubleVector a2 = c;
    DoubleVector a3 = c;
    DoubleVector a4 = c;
    DoubleVector a5 = c;
    DoubleVector a6 = c;
    DoubleVector a7 = c;
    DoubleVector a8 = c;
    DoubleVector a9 = c;
    DoubleVector a10 = c;
    DoubleVector a11 = c;
    for (int k = 0; k < rounds; k++) {
      a0 = a0.fma(m, c);
      a1 = a1.fma(m, c);
      a2 = a2.fma(m, c);
      a3 = a3.fma(m, c);
      a4 = a4.fma(m, c);
      a5 = a5.fma(m, c);
      a6 = a6.fma(m, c);
      a7 = a7.fma(m, c);
      a8 = a8.fma(m, c);
      a9 = a9.fma(m, c);
      a10 = a10.fma(m, c);
      a11 = a11.fma(m, c);
    }
    a0.add(a1).add(a2).add(a3).add(a4).add(a5).intoArray(sink, 0);
    a6.add(a7).add(a8).add(a9).add(a10).add(a11).add(a0).intoArray(sink, 0);
    return 12L * SPECIES.length() * rounds;
  }
}

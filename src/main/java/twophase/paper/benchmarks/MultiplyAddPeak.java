package twophase.paper.benchmarks;

/**
 * The machine's own peak of fused multiply-adds, measured: 8 (scalar) or 12 (vector) chains of
 * dependent multiply-adds on registers, without memory. One multiply-add of one binary64 number
 * counts as one, whatever the vector's length.
 */
final class MultiplyAddPeak {
  private MultiplyAddPeak() {}

  /** Multiply-adds per nanosecond of one thread. */
  static double perNanosecond(boolean vectors) {
    double[] sink = new double[64];
    return 1
        / Stopwatch.nanosecondsPerUnit(
            steps -> vectors ? VectorChains.run((int) steps, sink) : scalar((int) steps, sink));
  }

  private static long scalar(int rounds, double[] sink) {
    double m = 0.999;
    double c = 1e-3;
    double a0 = 0;
    double a1 = 1;
    double a2 = 2;
    double a3 = 3;
    double a4 = 4;
    double a5 = 5;
    double a6 = 6;
    double a7 = 7;
    for (int k = 0; k < rounds; k++) {
      a0 = Math.fma(a0, m, c);
      a1 = Math.fma(a1, m, c);
      a2 = Math.fma(a2, m, c);
      a3 = Math.fma(a3, m, c);
      a4 = Math.fma(a4, m, c);
      a5 = Math.fma(a5, m, c);
      a6 = Math.fma(a6, m, c);
      a7 = Math.fma(a7, m, c);
    }
    sink[0] = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7;
    return 8L * rounds;
  }
}

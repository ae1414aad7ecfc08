package twophase.kit.bench;

import twophase.kit.number.Numbers;

/** A share in per cent. */
final class Percent {
  private static final int HUNDRED = 100;
  private static final int DIGITS = 3;

  /** From here on the digits that count are those of what is missing. */
  private static final double NEAR_ONE = 0.99;

  private static final int MORE_DIGITS = 6;

  private Percent() {}

  /** With three digits; with six of what is nearly all, so that not all is not told as all. */
  static String of(double share) {
    int digits = share > NEAR_ONE ? MORE_DIGITS : DIGITS;
    return Numbers.rounded(HUNDRED * share, digits) + " %";
  }
}

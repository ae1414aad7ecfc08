package twophase.paper.network;

/**
 * Where the inputs of a run come from: a training set of n samples, or a fresh Gaussian input at
 * each step (the limit of a large n).
 *
 * @param n number of training samples, at least 1; 0 stands for fresh inputs
 */
public record Inputs(int n) {
  /** A fresh input at each step. */
  public static final Inputs FRESH = new Inputs(0);

  private static final String FRESH_WORD = "fresh";

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Inputs {
    if (n < 0) {
      throw new IllegalArgumentException("n must be at least 1, or `fresh`, not " + n);
    }
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is neither `fresh` nor an integer from 1 up
   */
  public static Inputs valueOf(String text) {
    if (text.equals(FRESH_WORD)) {
      return FRESH;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("n must be at least 1, or `fresh`, not " + text);
    }
    return new Inputs(Integer.parseInt(text));
  }

  /** Whether there is no training set. */
  public boolean fresh() {
    return n == 0;
  }

  @Override
  public String toString() {
    return fresh() ? FRESH_WORD : Integer.toString(n);
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;

/** A line in a log for each tenth of what is to be done. */
final class Tenths {
  private static final int LINES = 10;

  private final PrintWriter err;
  private final String things;
  private long whole;
  private long done;

  /**
   * Of so many things.
   *
   * @param things what they are called
   */
  Tenths(PrintWriter err, String things, long whole) {
    this.err = err;
    this.things = things;
    this.whole = whole;
  }

  /** There are so many more than was known. */
  void more(long things) {
    whole += things;
  }

  /** One more is done. */
  void step() {
    long before = LINES * done / whole;
    done++;
    if (LINES * done / whole > before) {
      err.printf("%d of %d %s%n", done, whole, things);
    }
  }
}

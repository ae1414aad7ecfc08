package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.List;

/**
 * The states that one answer may hold: those of a wide network at many steps would make a line of
 * gigabytes, so that the run is asked for again, with the next of its states.
 */
final class Pieces {
  /** Bytes of an answer, about; a quarter of the longest line that is read. */
  private static final long LONGEST = 1L << 26;

  /** A binary64 number in decimal digits, with its sign, exponent and comma. */
  private static final int NUMBER = 26;

  private Pieces() {}

  /**
   * The times of states, cut so that none of the answers is too long.
   *
   * @param record times in order; may be none
   * @param m width, at least 1
   * @param d input dimension, at least 1
   * @return at least one piece; each but one of no times has at least one
   */
  static List<List<Long>> of(List<Long> record, int m, int d) {
    long state = (long) NUMBER * m * (d + 1L);
    int most = (int) Math.max(1, LONGEST / state);
    List<List<Long>> pieces = new ArrayList<>();
    for (int first = 0; first < record.size(); first += most) {
      pieces.add(record.subList(first, Math.min(first + most, record.size())));
    }
    return pieces.isEmpty() ? List.of(record) : pieces;
  }
}

package twophase.paper.simulators;

/** What came from a process: a line, or why there will be none. */
sealed interface Line {

  /** A line without its end. */
  record Text(String text) implements Line {}

  /** A line that was longer than allowed; its beginning. */
  record TooLong(String beginning) implements Line {}

  /**
   * A line that is no UTF-8.
   *
   * @param shown it, with a sign for what is none
   * @param at the first byte that is none, from 0
   */
  record NotUtf8(String shown, int at) implements Line {}

  /** The process closed its output. */
  record End() implements Line {}
}

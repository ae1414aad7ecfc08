package twophase.statement.figure;

import java.util.List;

/** Something drawn between two axes. */
public sealed interface Series {

  /** What a legend calls it. */
  String name();

  /** Its points in order; what has no extent has low = high = y. */
  List<Reading> readings();

  /**
   * One point with its extent along the vertical axis. Where a number is not finite, nothing is
   * drawn.
   *
   * @param x where on the horizontal axis
   * @param y where on the vertical axis
   * @param low lower end of its interval
   * @param high upper end of its interval
   */
  record Reading(double x, double y, double low, double high) {
    /** A point without extent. */
    public static Reading of(double x, double y) {
      return new Reading(x, y, y, y);
    }
  }

  /** A line through its points: what was measured. */
  record Line(String name, List<Reading> readings) implements Series {}

  /** A dashed line: what a formula predicts. */
  record Law(String name, List<Reading> readings) implements Series {}

  /** A line within a band from low to high. */
  record Band(String name, List<Reading> readings) implements Series {}

  /** Points by themselves. */
  record Cloud(String name, List<Reading> readings) implements Series {}

  /** Points with error bars. */
  record Intervals(String name, List<Reading> readings) implements Series {}

  /** Short horizontal strokes: what is claimed at each place. */
  record Claims(String name, List<Reading> readings) implements Series {}

  /** Washed stretches of the horizontal axis, from low to high; their y means nothing. */
  record Stretches(String name, List<Reading> readings) implements Series {}
}

package twophase.kit.figure;

import java.util.List;
import org.apiguardian.api.API;

/** Something drawn between two axes. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Series {

  /** What a legend calls it. */
  String name();

  /** What its data are called; of several series of one name, which one it is. */
  default String title() {
    return name();
  }

  /** Its points in order; what has no extent has low = high = y. */
  List<Reading> readings();

  /**
   * One point with its extent along the vertical axis. Where a number is not finite, nothing is
   * drawn, and a line has a gap.
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

  /**
   * A thin line, one of several of one name.
   *
   * @param which which of them
   */
  record Strand(String name, String which, List<Reading> readings) implements Series {
    @Override
    public String title() {
      return name + ", " + which;
    }
  }

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

  /**
   * Dashed lines across the whole panel with the name on them; their x means nothing.
   *
   * @param right whether the name stands at the right end, not at the left one
   */
  record Level(String name, boolean right, List<Reading> readings) implements Series {
    /** One line at that height, named at its left end. */
    public static Level at(String name, double y) {
      return new Level(name, false, List.of(Reading.of(Double.NaN, y)));
    }

    /** The same, named at its right end. */
    public Level toTheRight() {
      return new Level(name, true, readings);
    }
  }

  /** Washed stretches of the horizontal axis, from low to high; their y means nothing. */
  record Stretches(String name, List<Reading> readings) implements Series {}

  /**
   * Tiles of a heat map: a cell around each point of two axes of names, filled with a colour and
   * marked, so that a reader without colours can tell them apart. The numbers from low to high are
   * what a tile's shade stands for, NaN where it stands for none. Tiles of one name differ in their
   * shades alone.
   *
   * @param tint the colour
   * @param strength how strong it is, above 0 and at most 1
   * @param mark what stands in the cell
   */
  record Tiles(String name, List<Reading> readings, Tint tint, double strength, Mark mark)
      implements Series {}

  /** Colours of tiles, told apart by most colour-blind readers. */
  enum Tint {
    /** The first colour of series. */
    FIRST,
    /** The second. */
    SECOND,
    /** The third. */
    THIRD,
    /** The fourth. */
    FOURTH,
    /** The fifth. */
    FIFTH,
    /** No colour. */
    GREY
  }

  /** Marks in tiles. */
  enum Mark {
    /** Nothing. */
    NONE,
    /** A full circle. */
    DISC,
    /** A diagonal cross. */
    CROSS,
    /** An open circle. */
    RING,
    /** An open circle, struck through. */
    STRUCK_RING,
    /** A question mark. */
    QUESTION,
    /** A wave. */
    WAVE,
    /** A short stroke. */
    DASH,
    /** A small dot. */
    POINT,
    /** A slanted stroke. */
    SLASH,
    /** An upright stroke. */
    BAR
  }
}

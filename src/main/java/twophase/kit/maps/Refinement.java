package twophase.kit.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import twophase.kit.evidence.map.MapPoint.Outcome;

/**
 * Which points of a grid are worth examining. The grid is covered with blocks of up to {@value
 * #COARSE} by {@value #COARSE} steps, whose corners are examined. A block within which examined
 * points came to different outcomes, be they its own corners or those of smaller blocks beside it,
 * is cut into four, and the corners of these are examined; and so on, until the points of every
 * block agree or it cannot be cut. What a boundary runs through is so examined point by point, the
 * rest coarsely. A feature that lies between the corners of a block is missed.
 *
 * <p>A function of the outcomes alone: neither the order in which points are done nor what was
 * known before has a part in it. Mutable, for one thread.
 */
final class Refinement {
  /** Steps along a side of the first blocks. */
  static final int COARSE = 8;

  private final int columns;
  private List<Block> blocks;

  /** A rectangle of points, its edges included; blocks side by side share an edge. */
  private record Block(int left, int right, int bottom, int top) {

    boolean divisible() {
      return right - left > 1 || top - bottom > 1;
    }

    List<Block> parts() {
      List<Block> parts = new ArrayList<>();
      for (int[] rows : halves(bottom, top)) {
        for (int[] across : halves(left, right)) {
          parts.add(new Block(across[0], across[1], rows[0], rows[1]));
        }
      }
      return parts;
    }

    private static int[][] halves(int from, int to) {
      int middle = from + (to - from) / 2;
      return to - from > 1 ? new int[][] {{from, middle}, {middle, to}} : new int[][] {{from, to}};
    }
  }

  /**
   * A grid of which nothing is known.
   *
   * @param columns at least 1
   * @param rows at least 1
   */
  Refinement(int columns, int rows) {
    this.columns = columns;
    this.blocks = new ArrayList<>();
    for (int bottom = 0; bottom == 0 || bottom < rows - 1; bottom += COARSE) {
      for (int left = 0; left == 0 || left < columns - 1; left += COARSE) {
        int right = Math.min(left + COARSE, columns - 1);
        blocks.add(new Block(left, right, bottom, Math.min(bottom + COARSE, rows - 1)));
      }
    }
  }

  /** Places of the points that are to be examined so far, row by row. */
  SortedSet<Integer> corners() {
    SortedSet<Integer> corners = new TreeSet<>();
    blocks.forEach(block -> corners.addAll(corners(block)));
    return corners;
  }

  private List<Integer> corners(Block block) {
    return List.of(
        place(block.left, block.bottom),
        place(block.right, block.bottom),
        place(block.left, block.top),
        place(block.right, block.top));
  }

  private int place(int column, int row) {
    return row * columns + column;
  }

  /**
   * Cuts the blocks within which outcomes differ.
   *
   * @param outcomes by place, where a point was examined
   * @return whether there were any, so that there may be more corners
   */
  boolean cut(IntFunction<Optional<Outcome>> outcomes) {
    List<Block> next = new ArrayList<>();
    for (Block block : blocks) {
      if (block.divisible() && !agree(block, outcomes)) {
        next.addAll(block.parts());
      } else {
        next.add(block);
      }
    }
    boolean cut = next.size() > blocks.size();
    blocks = next;
    return cut;
  }

  private boolean agree(Block block, IntFunction<Optional<Outcome>> outcomes) {
    Optional<Outcome> first = outcomes.apply(place(block.left, block.bottom));
    for (int row = block.bottom; row <= block.top; row++) {
      for (int column = block.left; column <= block.right; column++) {
        Optional<Outcome> seen = outcomes.apply(place(column, row));
        if (seen.isPresent() && !seen.equals(first)) {
          return false;
        }
      }
    }
    return true;
  }

  /** For each point of the grid the place of the corner that is nearest to it in its block. */
  int[] nearest(int rows) {
    int[] nearest = new int[columns * rows];
    for (Block block : blocks) {
      for (int row = block.bottom; row <= block.top; row++) {
        for (int column = block.left; column <= block.right; column++) {
          int across =
              2 * (column - block.left) <= block.right - block.left ? block.left : block.right;
          int up = 2 * (row - block.bottom) <= block.top - block.bottom ? block.bottom : block.top;
          nearest[place(column, row)] = place(across, up);
        }
      }
    }
    return nearest;
  }
}

package twophase.kit.report.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.LegendItem;
import twophase.kit.figure.Series.Reading;
import twophase.kit.figure.Series.Tiles;

/**
 * Draws tiles: their cells as one path, on whole pixels and joined along each row, and their marks
 * as another, so that a map of thousands of cells stays small.
 */
final class Tiling {
  private static final float MARK_WIDTH = 1.2f;
  private static final double LARGEST_MARK = 4.5;
  private static final double SMALL_MARK = 3;
  private static final double SHARE_OF_CELL = 0.3;
  private static final Shape SAMPLE = new Rectangle2D.Double(-8, -7, 16, 14);
  private static final double SAMPLE_MARK = 3.5;
  private static final int OPAQUE = 255;

  private final Tiles tiles;
  private final ToDoubleFunction<Double> x;
  private final ToDoubleFunction<Double> y;

  /**
   * Tiles between two axes.
   *
   * @param x pixels of a place across
   * @param y pixels of a place upward
   */
  Tiling(Tiles tiles, ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    this.tiles = tiles;
    this.x = x;
    this.y = y;
  }

  /** Draws them in the paint that is set, and their marks in ink. */
  void draw(Graphics2D g) {
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) tiles.strength()));
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    g.fill(cells());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setComposite(before);
    Path2D marks = new Path2D.Double();
    for (Reading reading : tiles.readings()) {
      Marks.append(marks, tiles.mark(), centre(x, reading.x()), centre(y, reading.y()), radius());
    }
    if (marks.getCurrentPoint() != null) {
      g.setPaint(Ink.INK.colour());
      g.setStroke(Marks.stroke(tiles.mark(), radius(), MARK_WIDTH));
      g.draw(marks);
    }
  }

  /** Neighbours in a row are one rectangle. */
  private Path2D cells() {
    List<Reading> inOrder =
        tiles.readings().stream()
            .sorted(Comparator.comparingDouble(Reading::y).thenComparingDouble(Reading::x))
            .toList();
    Path2D path = new Path2D.Double();
    for (int first = 0; first < inOrder.size(); ) {
      int last = first;
      while (last + 1 < inOrder.size() && adjacent(inOrder.get(last), inOrder.get(last + 1))) {
        last++;
      }
      rectangle(path, inOrder.get(first), inOrder.get(last));
      first = last + 1;
    }
    return path;
  }

  private static boolean adjacent(Reading one, Reading next) {
    return one.y() == next.y() && one.x() + 1 == next.x();
  }

  private void rectangle(Path2D path, Reading first, Reading last) {
    double left = edge(x, first.x() - 0.5);
    double right = edge(x, last.x() + 0.5);
    double top = edge(y, first.y() + 0.5);
    double bottom = edge(y, first.y() - 0.5);
    path.moveTo(left, top);
    path.lineTo(right, top);
    path.lineTo(right, bottom);
    path.lineTo(left, bottom);
    path.closePath();
  }

  private double radius() {
    double wide = Math.abs(x.applyAsDouble(1.0) - x.applyAsDouble(0.0));
    double high = Math.abs(y.applyAsDouble(1.0) - y.applyAsDouble(0.0));
    double radius = Math.min(LARGEST_MARK, SHARE_OF_CELL * Math.min(wide, high));
    return radius < SMALL_MARK ? Math.max(1, Math.rint(radius)) : radius;
  }

  private static double edge(ToDoubleFunction<Double> pixels, double place) {
    return Math.rint(pixels.applyAsDouble(place));
  }

  /** On halves of pixels, in small cells on whole ones: short in the file, and near enough. */
  private double centre(ToDoubleFunction<Double> pixels, double place) {
    double grain = radius() <= SMALL_MARK ? 1 : 2;
    return Math.rint(grain * pixels.applyAsDouble(place)) / grain;
  }

  /** What a legend shows of them: a tile with its mark. */
  static LegendItem sample(Tiles tiles, Color colour) {
    Path2D mark = new Path2D.Double();
    Marks.append(mark, tiles.mark(), 0, 0, SAMPLE_MARK);
    Color wash =
        new Color(
            colour.getRed(),
            colour.getGreen(),
            colour.getBlue(),
            (int) Math.rint(OPAQUE * tiles.strength()));
    return new LegendItem(
        tiles.name(),
        null,
        null,
        null,
        true,
        SAMPLE,
        true,
        wash,
        false,
        Ink.INK.colour(),
        new BasicStroke(1),
        mark.getCurrentPoint() != null,
        mark,
        Marks.stroke(tiles.mark(), SAMPLE_MARK, MARK_WIDTH),
        Ink.INK.colour());
  }
}

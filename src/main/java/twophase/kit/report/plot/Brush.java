package twophase.kit.report.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/**
 * Draws one series into the chart, as a single path where it can: small files, however many points.
 */
final class Brush extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final float WASH = 0.22f;
  private static final float CLOUD = 0.7f;
  static final float THIN = 1.2f;
  private static final float THICK = 1.8f;

  /** Half the size of a point's mark in pixels. */
  static final double MARK = 2.6;

  private static final float SPECK = 2f;
  private static final double CLAIM_HALF_WIDTH = 5;
  private static final int MANY_POINTS = 200;

  /** From a level's line to its words, and how high these are. */
  private static final double LEVEL_GAP = 4;

  private static final double LEVEL_WORDS = 14;

  /** In pixels: a path may be that far off. */
  private static final double TOLERANCE = 0.15;

  static final BasicStroke LINE =
      new BasicStroke(THICK, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DOTTED =
      new BasicStroke(
          THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 3}, 0);
  static final BasicStroke STRAND =
      new BasicStroke(THIN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          THICK, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);

  private final transient Series series;
  private final transient Ink ink;
  private final transient Series.Mark mark;
  private final transient BasicStroke law;
  private final double shift;
  private final transient Scale across;
  private final transient Scale up;

  Brush(
      Series series,
      Ink ink,
      Series.Mark mark,
      BasicStroke law,
      double shift,
      Scale across,
      Scale up) {
    this.series = series;
    this.ink = ink;
    this.mark = mark;
    this.law = law;
    this.shift = shift;
    this.across = across;
    this.up = up;
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int index,
      PlotRenderingInfo info) {
    ToDoubleFunction<Double> x =
        v -> domain.valueToJava2D(across.place(v), area, RectangleEdge.BOTTOM) + shift;
    ToDoubleFunction<Double> y = v -> range.valueToJava2D(up.place(v), area, RectangleEdge.LEFT);
    g.setPaint(ink.colour());
    if (series instanceof Series.Tiles tiles) {
      new Tiling(tiles, x, y).draw(g);
    } else if (series instanceof Series.Stretches) {
      stretches(g, area, x);
    } else if (series instanceof Series.Band) {
      wash(g, band(x, y), WASH);
      line(g, x, y, LINE);
    } else if (series instanceof Series.Line) {
      line(g, x, y, LINE);
    } else if (series instanceof Series.Strand) {
      line(g, x, y, STRAND);
    } else if (series instanceof Series.Law) {
      line(g, x, y, law);
    } else if (series instanceof Series.Level level) {
      level(g, level, area, y);
    } else if (series instanceof Series.Cloud) {
      cloud(g, x, y);
    } else if (series instanceof Series.Intervals) {
      intervals(g, x, y);
    } else {
      claims(g, x, y);
    }
  }

  private void stretches(Graphics2D g, Rectangle2D area, ToDoubleFunction<Double> x) {
    Path2D path = new Path2D.Double();
    for (Reading reading : series.readings()) {
      double left = x.applyAsDouble(reading.low());
      double width = x.applyAsDouble(reading.high()) - left;
      path.append(new Rectangle2D.Double(left, area.getY(), width, area.getHeight()), false);
    }
    wash(g, path, WASH);
  }

  /** The words stand above the line, below it where they would leave the panel. */
  private void level(
      Graphics2D g, Series.Level level, Rectangle2D area, ToDoubleFunction<Double> y) {
    g.setFont(PanelChart.WORDS);
    double width = g.getFontMetrics().stringWidth(level.name());
    double left = level.right() ? area.getMaxX() - width - LEVEL_GAP : area.getMinX() + LEVEL_GAP;
    for (Reading reading : level.readings()) {
      double height = y.applyAsDouble(reading.y());
      g.setStroke(DASHED);
      g.draw(new Line2D.Double(area.getMinX(), height, area.getMaxX(), height));
      boolean room = height - LEVEL_WORDS > area.getMinY();
      g.drawString(
          level.name(), (float) left, (float) (room ? height - LEVEL_GAP : height + LEVEL_WORDS));
    }
  }

  private Path2D band(ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    Path2D path = new Path2D.Double();
    for (List<Reading> piece : pieces(x, y)) {
      List<Point2D> outline = points(piece, x, y, Reading::high);
      List<Point2D> back = points(piece, x, y, Reading::low);
      Collections.reverse(back);
      outline.addAll(back);
      append(path, outline);
      if (!outline.isEmpty()) {
        path.closePath();
      }
    }
    return path;
  }

  private void line(
      Graphics2D g, ToDoubleFunction<Double> x, ToDoubleFunction<Double> y, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    pieces(x, y).forEach(piece -> append(path, points(piece, x, y, Reading::y)));
    g.setStroke(stroke);
    g.draw(path);
  }

  private void cloud(Graphics2D g, ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    List<Point2D> points = points(series.readings(), x, y, Reading::y);
    boolean many = points.size() > MANY_POINTS;
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, many ? CLOUD : 1));
    if (many) {
      specks(g, points);
    } else {
      marks(g, points);
    }
    g.setComposite(before);
  }

  private void intervals(Graphics2D g, ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    Path2D bars = new Path2D.Double();
    for (Reading reading : series.readings()) {
      double place = x.applyAsDouble(reading.x());
      double low = y.applyAsDouble(reading.low());
      double high = y.applyAsDouble(reading.high());
      if (Double.isFinite(place) && Double.isFinite(low) && Double.isFinite(high)) {
        bars.moveTo(place, low);
        bars.lineTo(place, high);
      }
    }
    g.setStroke(new BasicStroke(THIN));
    g.draw(bars);
    marks(g, points(series.readings(), x, y, Reading::y));
  }

  private void claims(Graphics2D g, ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    Path2D strokes = new Path2D.Double();
    for (Point2D point : points(series.readings(), x, y, Reading::y)) {
      strokes.moveTo(point.getX() - CLAIM_HALF_WIDTH, point.getY());
      strokes.lineTo(point.getX() + CLAIM_HALF_WIDTH, point.getY());
    }
    g.setStroke(new BasicStroke(THICK));
    g.draw(strokes);
  }

  private void marks(Graphics2D g, List<Point2D> points) {
    Path2D path = new Path2D.Double();
    points.forEach(point -> Marks.append(path, mark, point.getX(), point.getY(), MARK));
    g.setStroke(Marks.stroke(mark, MARK, THIN));
    g.draw(path);
  }

  /** Strokes of no length with round ends. */
  private static void specks(Graphics2D g, List<Point2D> points) {
    Path2D path = new Path2D.Double();
    for (Point2D point : points) {
      path.moveTo(point.getX(), point.getY());
      path.lineTo(point.getX(), point.getY());
    }
    g.setStroke(new BasicStroke(SPECK, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(path);
  }

  private static void wash(Graphics2D g, Path2D path, float strength) {
    Composite before = g.getComposite();
    g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, strength));
    g.fill(path);
    g.setComposite(before);
  }

  /** The readings between those that are nowhere: what joined their neighbours would hide them. */
  private List<List<Reading>> pieces(ToDoubleFunction<Double> x, ToDoubleFunction<Double> y) {
    List<List<Reading>> pieces = new ArrayList<>();
    boolean apart = true;
    for (Reading reading : series.readings()) {
      boolean somewhere =
          Double.isFinite(x.applyAsDouble(reading.x()))
              && Double.isFinite(y.applyAsDouble(reading.y()));
      if (somewhere) {
        if (apart) {
          pieces.add(new ArrayList<>());
        }
        pieces.get(pieces.size() - 1).add(reading);
      }
      apart = !somewhere;
    }
    return pieces;
  }

  private static List<Point2D> points(
      List<Reading> readings,
      ToDoubleFunction<Double> x,
      ToDoubleFunction<Double> y,
      ToDoubleFunction<Reading> part) {
    List<Point2D> points = new ArrayList<>();
    for (Reading reading : readings) {
      double across = x.applyAsDouble(reading.x());
      double up = y.applyAsDouble(part.applyAsDouble(reading));
      if (Double.isFinite(across) && Double.isFinite(up)) {
        points.add(new Point2D.Double(across, up));
      }
    }
    return points;
  }

  private static void append(Path2D path, List<Point2D> points) {
    List<Point2D> kept = Simplified.of(points, TOLERANCE);
    for (int k = 0; k < kept.size(); k++) {
      if (k == 0) {
        path.moveTo(kept.get(k).getX(), kept.get(k).getY());
      } else {
        path.lineTo(kept.get(k).getX(), kept.get(k).getY());
      }
    }
  }
}

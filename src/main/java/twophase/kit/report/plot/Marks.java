package twophase.kit.report.plot;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import twophase.kit.figure.Series.Mark;

/** The marks of tiles as strokes, few enough for thousands of them in a file. */
final class Marks {
  private static final int CORNERS = 12;
  private static final int FEW_CORNERS = 4;
  private static final double SMALL = 3;

  private Marks() {}

  /**
   * Adds a mark to a path.
   *
   * @param path modified
   * @param x its centre in pixels
   * @param y its centre in pixels
   * @param r half its size in pixels
   */
  static void append(Path2D path, Mark mark, double x, double y, double r) {
    switch (mark) {
      case NONE -> {}
      case DISC, POINT -> stroke(path, x, y, x, y);
      case CROSS -> {
        stroke(path, x - r, y - r, x + r, y + r);
        stroke(path, x - r, y + r, x + r, y - r);
      }
      case RING -> ring(path, x, y, r);
      case STRUCK_RING -> {
        ring(path, x, y, r);
        stroke(path, x - r, y + r, x + r, y - r);
      }
      case QUESTION -> {
        path.moveTo(x - r / 2, y - r / 2);
        path.quadTo(x - r / 2, y - r, x, y - r);
        path.quadTo(x + r, y - r / 2, x, y);
        path.lineTo(x, y + r / 4);
        stroke(path, x, y + r, x, y + r);
      }
      case WAVE -> {
        path.moveTo(x - r, y + r / 4);
        path.quadTo(x - r / 2, y - r, x, y);
        path.quadTo(x + r / 2, y + r, x + r, y - r / 4);
      }
      case DASH -> stroke(path, x - r, y, x + r, y);
      case SLASH -> stroke(path, x - r, y + r, x + r, y - r);
      case BAR -> stroke(path, x, y - r, x, y + r);
    }
  }

  /** What a mark is drawn with: a disc is a stroke of no length with round ends. */
  static BasicStroke stroke(Mark mark, double r, float width) {
    float diameter = (float) (2 * r);
    float wide = mark == Mark.DISC ? diameter * 0.8f : mark == Mark.POINT ? diameter * 0.3f : width;
    return new BasicStroke(wide, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static void stroke(Path2D path, double x1, double y1, double x2, double y2) {
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  }

  /** A regular polygon: a true circle would take twice as long in a file. */
  private static void ring(Path2D path, double x, double y, double r) {
    int corners = r <= SMALL ? FEW_CORNERS : CORNERS;
    for (int k = 0; k < corners; k++) {
      double angle = 2 * Math.PI * k / corners;
      double across = round(x + r * StrictMath.cos(angle));
      double up = round(y + r * StrictMath.sin(angle));
      if (k == 0) {
        path.moveTo(across, up);
      } else {
        path.lineTo(across, up);
      }
    }
    path.closePath();
  }

  private static double round(double pixels) {
    return Math.rint(10 * pixels) / 10;
  }
}

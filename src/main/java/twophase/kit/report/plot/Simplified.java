package twophase.kit.report.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A path with fewer points (U. Ramer 1972; D. Douglas and T. Peucker 1973): every point left out is
 * within the tolerance of the path that is left.
 */
final class Simplified {
  private Simplified() {}

  static List<Point2D> of(List<Point2D> path, double tolerance) {
    if (path.size() < 3) {
      return path;
    }
    BitSet kept = new BitSet(path.size());
    kept.set(0);
    kept.set(path.size() - 1);
    keep(path, 0, path.size() - 1, tolerance, kept);
    List<Point2D> left = new ArrayList<>();
    kept.stream().forEach(k -> left.add(path.get(k)));
    return left;
  }

  private static void keep(List<Point2D> path, int from, int to, double tolerance, BitSet kept) {
    Line2D chord = new Line2D.Double(path.get(from), path.get(to));
    int farthest = from;
    double distance = tolerance;
    for (int k = from + 1; k < to; k++) {
      double here = chord.ptSegDist(path.get(k));
      if (here > distance) {
        farthest = k;
        distance = here;
      }
    }
    if (farthest > from) {
      kept.set(farthest);
      keep(path, from, farthest, tolerance, kept);
      keep(path, farthest, to, tolerance, kept);
    }
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.maps.MapProgress;

/**
 * A map's progress on standard error: a bar with the remaining time where somebody watches, a line
 * for each tenth in a log, nothing where nothing was asked for.
 */
abstract class PointProgress implements MapProgress, AutoCloseable {
  private int known;

  static PointProgress on(PrintWriter err, int points, boolean silent) {
    if (silent) {
      return new Silent();
    }
    return Watcher.present() ? new Watched(points) : new Lines(err, points);
  }

  @Override
  public final void pointDone(MapPoint point, boolean wasKnown) {
    known += wasKnown && point.outcome() != MapPoint.Outcome.OUTSIDE ? 1 : 0;
    step(point);
  }

  /** How many points were known before. */
  final int known() {
    return known;
  }

  abstract void step(MapPoint point);

  @Override
  public abstract void close();

  private static final class Silent extends PointProgress {
    @Override
    void step(MapPoint point) {}

    @Override
    public void close() {}
  }

  private static final class Lines extends PointProgress {
    private final Tenths tenths;

    Lines(PrintWriter err, int points) {
      this.tenths = new Tenths(err, "points", points);
    }

    @Override
    void step(MapPoint point) {
      tenths.step();
    }

    @Override
    public void close() {}
  }

  private static final class Watched extends PointProgress {
    private final Bar bar;

    Watched(int points) {
      this.bar = new Bar("mapping", points);
    }

    @Override
    void step(MapPoint point) {
      bar.step(1);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

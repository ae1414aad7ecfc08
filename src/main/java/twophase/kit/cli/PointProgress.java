package twophase.kit.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
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
    return Watcher.present() ? new Bar(points) : new Lines(err, points);
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
    private final Bars.Tenths tenths;

    Lines(PrintWriter err, int points) {
      this.tenths = new Bars.Tenths(err, "points", points);
    }

    @Override
    void step(MapPoint point) {
      tenths.step();
    }

    @Override
    public void close() {}
  }

  private static final class Bar extends PointProgress {
    private final ProgressBar bar;

    Bar(int points) {
      this.bar = Bars.bar("mapping", points);
    }

    @Override
    void step(MapPoint point) {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

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

  static PointProgress on(PrintWriter err, boolean silent) {
    if (silent) {
      return new Silent();
    }
    return Watcher.present() ? new Watched() : new Lines(err);
  }

  @Override
  public final void pointDone(MapPoint point, boolean wasKnown) {
    if (point.outcome() != MapPoint.Outcome.OUTSIDE) {
      known += wasKnown ? 1 : 0;
      step();
    }
  }

  /** How many points were known before. */
  final int known() {
    return known;
  }

  abstract void step();

  @Override
  public abstract void close();

  private static final class Silent extends PointProgress {
    @Override
    void step() {}

    @Override
    public void close() {}
  }

  private static final class Lines extends PointProgress {
    private final Tenths tenths;

    Lines(PrintWriter err) {
      this.tenths = new Tenths(err, "points", 0);
    }

    @Override
    public void pointsAsked(int more) {
      tenths.more(more);
    }

    @Override
    void step() {
      tenths.step();
    }

    @Override
    public void close() {}
  }

  private static final class Watched extends PointProgress {
    private final Bar bar = new Bar("mapping", 0);
    private long asked;

    @Override
    public void pointsAsked(int more) {
      asked += more;
      bar.whole(asked);
    }

    @Override
    void step() {
      bar.step(1);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}

package twophase.kit.evidence.map;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.text.Inert;

/**
 * Where in parameter space a form's claim holds, fails, says nothing or diverges. Each point that
 * was examined is decided by itself; a map gives no verdict.
 *
 * @param form whose claim
 * @param claim in words
 * @param base the setting of which two values are varied
 * @param x what is varied across
 * @param y what is varied upward; empty for a strip
 * @param points row by row from the first value of y, in each row along x
 * @param made from what, and how
 */
public record ParameterMap(
    FormId form,
    String claim,
    Setting base,
    MapAxis x,
    Optional<MapAxis> y,
    List<MapPoint> points,
    Made made) {

  /**
   * How a map was made. The same again gives the same map.
   *
   * @param seed root of all randomness
   * @param trials at each point at the most; 1 where nothing is left to chance
   * @param pointError the chance, at most, that a point is said to hold or to fail and does not; 0
   *     where nothing is left to chance
   * @param simulator who did the runs
   * @param simulatorVersion its version
   * @param version of this suite
   * @param code digest of its classes
   */
  public record Made(
      long seed,
      long trials,
      double pointError,
      String simulator,
      String simulatorVersion,
      String version,
      String code) {

    /** Makes its texts inert. */
    public Made {
      simulator = Inert.name(simulator);
      simulatorVersion = Inert.name(simulatorVersion);
      version = Inert.name(version);
      code = Inert.name(code);
    }
  }

  /**
   * Checks the number of points, and makes the claim inert.
   *
   * @throws IllegalArgumentException if it is not that of the grid
   */
  public ParameterMap {
    int cells = x.size() * y.map(MapAxis::size).orElse(1);
    if (points.size() != cells) {
      throw new IllegalArgumentException(points.size() + " points in " + cells + " cells");
    }
    claim = Inert.line(claim);
    points = List.copyOf(points);
  }

  /** The settings of a grid, row by row from the first value of y. */
  public static List<Setting> grid(Setting base, MapAxis x, Optional<MapAxis> y) {
    List<Setting> settings = new ArrayList<>();
    for (int row = 0; row < y.map(MapAxis::size).orElse(1); row++) {
      for (String value : x.values()) {
        Setting across = base.with(x.name(), value);
        int k = row;
        settings.add(y.map(axis -> across.with(axis.name(), axis.values().get(k))).orElse(across));
      }
    }
    return settings;
  }

  /** Number of rows, at least 1. */
  public int rows() {
    return y.map(MapAxis::size).orElse(1);
  }

  /**
   * A point.
   *
   * @param column index into x
   * @param row index into y; 0 in a strip
   */
  public MapPoint at(int column, int row) {
    return points.get(row * x.size() + column);
  }

  /** The points that were examined, in their order; all of them where the map was not refined. */
  public List<MapPoint> examined() {
    return points.stream().filter(MapPoint::examined).toList();
  }

  /** Whether some point was not examined. */
  public boolean refined() {
    return examined().size() < points.size();
  }

  /** How many points came to what, or are taken to; outcomes that did not occur are left out. */
  public Map<Outcome, Long> tally() {
    Map<Outcome, Long> tally = new EnumMap<>(Outcome.class);
    points.forEach(point -> tally.merge(point.outcome(), 1L, Long::sum));
    return tally;
  }

  /** The tally in words, for example {@code 60 hold, ...}. */
  public String tallyWords() {
    List<String> words = new ArrayList<>();
    tally().forEach((outcome, count) -> words.add(outcome.words() + " at " + count));
    return String.join(", ", words);
  }

  /**
   * The chance, at most, that any examined point is said to hold or to fail and does not
   * (Bonferroni).
   */
  public double errorTotal() {
    long decided = points.stream().filter(p -> p.trials() > 0).count();
    return Math.min(1, decided * made.pointError());
  }

  /** The first examined point at which the claim failed. */
  public Optional<MapPoint> firstFailure() {
    return examined().stream().filter(MapPoint::failed).findFirst();
  }

  /**
   * 0; or 4 where a point broke, or 3 where nothing was asked: the simulator lacks what the points
   * take, or they take too many steps.
   */
  public int exitCode() {
    Set<Outcome> found = tally().keySet();
    boolean nothing =
        Set.of(Outcome.NOT_OFFERED, Outcome.NOT_ASKED, Outcome.OUTSIDE).containsAll(found)
            && !found.equals(Set.of(Outcome.OUTSIDE));
    return found.contains(Outcome.BROKE) ? 4 : nothing ? 3 : 0;
  }
}

package twophase.kit.maps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;

/**
 * What is to be mapped.
 *
 * @param subject whose claim is mapped, and on whom
 * @param base the setting of which two values are varied
 * @param x what is varied across
 * @param y what is varied upward; empty for a strip
 * @param seed root of all randomness, at least 0
 * @param trials at each point at the most; of no account where nothing is left to chance
 * @param threads how many points are done at a time, at least 1
 * @param refined whether points are examined near boundaries, and coarsely elsewhere; all of them
 *     otherwise
 */
public record MapRequest(
    MapSubject subject,
    Setting base,
    MapAxis x,
    Optional<MapAxis> y,
    long seed,
    long trials,
    int threads,
    boolean refined) {
  /** The largest grid of which all points are examined where nobody says otherwise. */
  public static final int SMALL = 4096;

  /** A request for all points. */
  public MapRequest(
      MapSubject subject,
      Setting base,
      MapAxis x,
      Optional<MapAxis> y,
      long seed,
      long trials,
      int threads) {
    this(subject, base, x, y, seed, trials, threads, false);
  }

  /**
   * Checks that there is something to map.
   *
   * @throws BadInputException if both axes vary the same, or the form's settings admit no point
   */
  public MapRequest {
    if (y.filter(other -> other.name().equals(x.name())).isPresent()) {
      throw new BadInputException("both axes vary `" + x.name() + "`; one must be another");
    }
    requireAnyPoint(subject.property(), ParameterMap.grid(base, x, y));
  }

  private static void requireAnyPoint(PropertyMethod property, List<Setting> settings) {
    Optional<BadInputException> first = Optional.empty();
    for (Setting setting : settings) {
      try {
        property.values(setting);
        return;
      } catch (BadInputException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    BadInputException why = first.orElseThrow();
    throw new BadInputException(
        "no point is a setting of "
            + property.id()
            + "; at "
            + settings.get(0)
            + ": "
            + why.getCause().getMessage(),
        why);
  }

  /** The form's property. */
  PropertyMethod property() {
    return subject.property();
  }

  /** Who is tested. */
  Simulator simulator() {
    return subject.simulator();
  }

  /** What a point may spend. */
  Effort effort() {
    return subject.effort(trials);
  }

  /** Number of rows, at least 1. */
  int rows() {
    return y.map(MapAxis::size).orElse(1);
  }

  /** Its points, row by row from the first value of y. */
  List<Setting> settings() {
    return ParameterMap.grid(base, x, y);
  }

  /** Its points within the form's domain as units, from the last, which tends to cost most. */
  public List<PointUnit> units() {
    List<PointUnit> units = new ArrayList<>();
    for (Setting setting : settings()) {
      canonical(setting)
          .map(whole -> new PointUnit(property().id(), effort().trials(), seed, whole))
          .ifPresent(units::add);
    }
    Collections.reverse(units);
    return units.stream().distinct().toList();
  }

  private Optional<Setting> canonical(Setting setting) {
    try {
      return Optional.of(Setting.of(property().values(setting)));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }
}

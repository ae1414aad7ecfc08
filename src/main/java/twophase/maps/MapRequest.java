package twophase.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.bench.Effort;
import twophase.bench.Profile;
import twophase.dynamics.Simulator;
import twophase.evidence.map.MapAxis;
import twophase.evidence.map.ParameterMap;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.Setting;
import twophase.theorems.PropertyMethod;

/**
 * What is to be mapped.
 *
 * @param property whose claim
 * @param base the setting of which two values are varied
 * @param x what is varied across
 * @param y what is varied upward; empty for a strip
 * @param seed root of all randomness, at least 0
 * @param trials at each point at the most; of no account where nothing is left to chance
 * @param simulator who is tested
 * @param simulatorSpec how the user named it; empty for the suite's own
 * @param threads how many points are done at a time, at least 1
 * @param cards the cards of the whole catalogue by statement
 */
public record MapRequest(
    PropertyMethod property,
    Setting base,
    MapAxis x,
    Optional<MapAxis> y,
    long seed,
    long trials,
    Simulator simulator,
    String simulatorSpec,
    int threads,
    Map<String, Card> cards) {

  /**
   * Checks that there is something to map.
   *
   * @throws BadInputException if both axes vary the same, or the form's settings admit no point
   */
  public MapRequest {
    if (y.filter(other -> other.name().equals(x.name())).isPresent()) {
      throw new BadInputException("--x and --y: both vary `" + x.name() + "`; one must be another");
    }
    requireAnyPoint(property, ParameterMap.grid(base, x, y));
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
        "map: no point is a setting of "
            + property.id()
            + " (--at changes what is not varied); at "
            + settings.get(0)
            + ": "
            + why.getCause().getMessage(),
        why);
  }

  /** A form's trials at a point where the user does not say: those of the quick profile. */
  public static long usualTrials(PropertyMethod property) {
    return property.effort(Profile.QUICK).trials();
  }

  /** Whether chance has a part in a form's outcome. */
  public static boolean statistical(PropertyMethod property) {
    return property.effort(Profile.QUICK).statistical();
  }

  /** What a point may spend. */
  Effort effort() {
    boolean chance = statistical(property);
    return new Effort(1, chance ? trials : 1, 0, chance);
  }

  /** Its points, row by row from the first value of y. */
  List<Setting> settings() {
    return ParameterMap.grid(base, x, y);
  }

  /** What the form claims, in words. */
  String claim() {
    return cards
        .get(property.id().statement())
        .line(property.id().form())
        .map(Card.FormLine::claim)
        .orElseThrow(() -> new IllegalStateException("no card for " + property.id()));
  }
}

package twophase.kit.figure;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An axis.
 *
 * @param label quantity and unit
 * @param logarithmic whether its scale is; values not above 0 are left out then
 * @param limits from where to where, where the data are not to choose
 * @param names what stands at 0, 1, 2, ... on an axis of places that have names; empty on an axis
 *     of numbers
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Axis(String label, boolean logarithmic, Optional<Limits> limits, List<String> names) {

  /** Takes its own copy. */
  public Axis {
    names = List.copyOf(names);
  }

  /**
   * From where to where.
   *
   * @param low finite
   * @param high finite, above low
   */
  public record Limits(double low, double high) {}

  /** An axis as long as its data. */
  public static Axis linear(String label) {
    return new Axis(label, false, Optional.empty(), List.of());
  }

  /** A logarithmic axis as long as its data. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, Optional.empty(), List.of());
  }

  /**
   * An axis of places that have names, side by side.
   *
   * @param names at least one
   */
  public static Axis named(String label, List<String> names) {
    return new Axis(label, false, Optional.empty(), names);
  }

  /** The same axis from here to there. */
  public Axis within(double low, double high) {
    return new Axis(label, logarithmic, Optional.of(new Limits(low, high)), names);
  }
}

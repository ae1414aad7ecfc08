package twophase.statement.figure;

import java.util.Optional;

/**
 * An axis.
 *
 * @param label quantity and unit
 * @param logarithmic whether its scale is; values not above 0 are left out then
 * @param limits from where to where, where the data are not to choose
 */
public record Axis(String label, boolean logarithmic, Optional<Limits> limits) {

  /**
   * From where to where.
   *
   * @param low finite
   * @param high finite, above low
   */
  public record Limits(double low, double high) {}

  /** An axis as long as its data. */
  public static Axis linear(String label) {
    return new Axis(label, false, Optional.empty());
  }

  /** A logarithmic axis as long as its data. */
  public static Axis logarithmic(String label) {
    return new Axis(label, true, Optional.empty());
  }

  /** The same axis from here to there. */
  public Axis within(double low, double high) {
    return new Axis(label, logarithmic, Optional.of(new Limits(low, high)));
  }
}

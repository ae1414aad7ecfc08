package twophase.kit.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.figure.Axis;
import twophase.kit.statement.Setting;
import twophase.kit.statement.TheoryWords;

/**
 * The numeric parameter in which the settings of a form differ most, or their numbers where none
 * tells them apart.
 *
 * @param axis the horizontal axis
 * @param values where each setting is on it, in the settings' order
 * @param numbered whether these are but the settings' numbers
 */
record SweptParameter(Axis axis, List<Double> values, boolean numbered) {
  /** Largest value over smallest from which on an axis is logarithmic. */
  private static final double LONG = 8;

  /** Takes its own copy. */
  SweptParameter {
    values = List.copyOf(values);
  }

  /**
   * The parameter with most distinct values, the first of several; it has to tell at least two
   * thirds of the settings apart, or dots would hide each other.
   *
   * @param settings at least one
   * @param theory says what the names in settings mean
   */
  static SweptParameter of(List<SettingFinding> settings, TheoryWords theory) {
    SweptParameter best = numbered(settings.size());
    int most = Math.max(2, (2 * settings.size() + 2) / 3) - 1;
    for (String name : settings.get(0).setting().values().keySet()) {
      Optional<List<Double>> values = values(name, settings);
      int distinct = values.map(v -> new TreeSet<>(v).size()).orElse(0);
      if (distinct > most) {
        most = distinct;
        best =
            new SweptParameter(
                axis(theory.parameter(name), values.orElseThrow()), values.orElseThrow(), false);
      }
    }
    return best;
  }

  private static SweptParameter numbered(int settings) {
    List<Double> numbers = IntStream.rangeClosed(1, settings).mapToObj(k -> (double) k).toList();
    return new SweptParameter(Axis.linear("setting").within(0, settings + 1), numbers, true);
  }

  /** Empty where some setting has no such number. */
  private static Optional<List<Double>> values(String name, List<SettingFinding> settings) {
    try {
      return Optional.of(
          settings.stream().map(SettingFinding::setting).map(s -> number(s, name)).toList());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static double number(Setting setting, String name) {
    return Double.parseDouble(setting.values().getOrDefault(name, ""));
  }

  private static Axis axis(String words, List<Double> values) {
    double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return low > 0 && high / low >= LONG ? Axis.logarithmic(words) : Axis.linear(words);
  }
}

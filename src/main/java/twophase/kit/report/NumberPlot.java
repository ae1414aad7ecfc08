package twophase.kit.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** The number that the trials measured, against where it is claimed to lie. */
final class NumberPlot {
  private NumberPlot() {}

  /**
   * Over the swept parameter; none where nothing was measured.
   *
   * @param number what was measured
   */
  static Optional<Panel> of(List<SettingFinding> settings, String number, SweptParameter swept) {
    List<SettingFinding> measured = measured(settings);
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Map<OutcomeName, List<Reading>> seen = new EnumMap<>(OutcomeName.class);
    List<Reading> claims = new ArrayList<>();
    for (int k = 0; k < settings.size(); k++) {
      SettingFinding setting = settings.get(k);
      if (measured.contains(setting)) {
        double x = swept.values().get(k);
        seen.computeIfAbsent(OutcomeName.of(setting), outcome -> new ArrayList<>())
            .add(reading(x, setting.value().orElseThrow()));
        setting
            .curves()
            .claimed()
            .ifPresent(
                span -> {
                  claims.add(Reading.of(x, span.low()));
                  claims.add(Reading.of(x, span.high()));
                });
      }
    }
    List<Series> series = new ArrayList<>();
    for (OutcomeName outcome : OutcomeName.values()) {
      series.add(new Series.Intervals(outcome.words(), seen.getOrDefault(outcome, List.of())));
    }
    series.add(
        new Series.Claims("claimed range", claims.stream().filter(NumberPlot::ends).toList()));
    return Optional.of(new Panel("Median " + number, swept.axis(), Axis.linear("median"), series));
  }

  private static List<SettingFinding> measured(List<SettingFinding> settings) {
    return settings.stream()
        .filter(s -> s.value().filter(v -> Double.isFinite(v.estimate())).isPresent())
        .toList();
  }

  /** The largest number that there is says "finite": no axis reaches that end. */
  private static boolean ends(Reading claim) {
    return Math.abs(claim.y()) < Double.MAX_VALUE;
  }

  /** An interval without an end is drawn without it. */
  static Reading reading(double x, Measure measure) {
    double estimate = measure.estimate();
    return new Reading(
        x,
        estimate,
        Double.isFinite(measure.low()) ? measure.low() : estimate,
        Double.isFinite(measure.high()) ? measure.high() : estimate);
  }

  /** Whether some setting's number is claimed to lie in a range. */
  static boolean hasClaim(List<SettingFinding> settings) {
    return settings.stream().anyMatch(s -> s.curves().claimed().isPresent());
  }

  static String words(List<SettingFinding> settings) {
    return "Number: medians over the trials of a setting with 99 % intervals"
        + (hasClaim(settings)
            ? "; strokes are the ends of the range in which it is claimed to lie."
            : ".");
  }
}

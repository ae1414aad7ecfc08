package twophase.kit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.evidence.Sweep;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.number.Interval;

/**
 * What lies behind fitted exponents: medians along the sweep, with the claimed slope through them.
 */
final class SweepPlot {
  static final String WORDS =
      "Sweep: medians over trials with 99 % intervals, both axes logarithmic; where a slope is"
          + " claimed, a dashed line has it and goes through the middle of the medians. The measured"
          + " slope is fitted in each trial by itself.";

  /** More settings in one panel are not told apart. */
  private static final int FEW = 4;

  private SweepPlot() {}

  /** A panel for each pair of quantities. */
  static List<Panel> of(List<SettingFinding> settings) {
    Map<List<String>, List<Integer>> byAxes = new LinkedHashMap<>();
    for (int k = 0; k < settings.size(); k++) {
      int number = k;
      settings
          .get(k)
          .curves()
          .sweep()
          .filter(sweep -> sweep.points().size() > 1)
          .ifPresent(
              sweep ->
                  byAxes
                      .computeIfAbsent(List.of(sweep.x(), sweep.y()), axes -> new ArrayList<>())
                      .add(number));
    }
    return byAxes.entrySet().stream()
        .map(entry -> panel(entry.getKey(), entry.getValue(), settings))
        .toList();
  }

  private static Panel panel(
      List<String> axes, List<Integer> numbers, List<SettingFinding> settings) {
    List<Series> series = new ArrayList<>();
    String claim = claim(numbers.stream().map(settings::get).toList());
    for (int number : numbers) {
      SettingFinding setting = settings.get(number);
      Sweep sweep = setting.curves().sweep().orElseThrow();
      String name = numbers.size() > FEW ? "measured" : named(number, setting);
      series.add(
          new Series.Intervals(
              name,
              sweep.points().stream().map(p -> NumberPlot.reading(p.x(), p.median())).toList()));
      setting
          .curves()
          .claimed()
          .flatMap(SweepPlot::slope)
          .ifPresent(slope -> series.add(new Series.Law(claim, through(sweep, slope))));
    }
    return new Panel(
        "Along the sweep of the " + axes.get(0),
        Axis.logarithmic(axes.get(0)),
        Axis.logarithmic(axes.get(1)),
        series);
  }

  private static String named(int number, SettingFinding setting) {
    return "setting "
        + (number + 1)
        + setting.value().map(v -> ", slope " + slopeWords(v)).orElse("");
  }

  private static String slopeWords(Measure value) {
    return Words.measure(Optional.of(value));
  }

  /** The middle of the claimed exponents, or their end where there is but one. */
  private static Optional<Double> slope(Interval claimed) {
    boolean low = Double.isFinite(claimed.low());
    boolean high = Double.isFinite(claimed.high());
    if (low && high) {
      return Optional.of((claimed.low() + claimed.high()) / 2);
    }
    return low ? Optional.of(claimed.low()) : high ? Optional.of(claimed.high()) : Optional.empty();
  }

  /** What is claimed of all, or that each has a claim of its own. */
  private static String claim(List<SettingFinding> settings) {
    List<String> claims =
        settings.stream()
            .flatMap(s -> s.curves().claimed().stream())
            .filter(span -> slope(span).isPresent())
            .map(SweepPlot::words)
            .distinct()
            .toList();
    return claims.size() == 1 ? claims.get(0) : "claimed slope of each";
  }

  private static String words(Interval claimed) {
    boolean low = Double.isFinite(claimed.low());
    boolean high = Double.isFinite(claimed.high());
    String middle = Words.number(slope(claimed).orElseThrow());
    if (low && high) {
      return "claimed " + middle + " ± " + Words.number((claimed.high() - claimed.low()) / 2);
    }
    return (low ? "claimed at least " : "claimed at most ") + middle;
  }

  /** A line of that slope in logarithms through the mean of the logarithms. */
  private static List<Reading> through(Sweep sweep, double slope) {
    double meanX = 0;
    double meanY = 0;
    List<Sweep.Point> points = sweep.points();
    for (Sweep.Point point : points) {
      meanX += StrictMath.log(point.x()) / points.size();
      meanY += StrictMath.log(point.median().estimate()) / points.size();
    }
    List<Reading> line = new ArrayList<>();
    for (Sweep.Point end : List.of(points.get(0), points.get(points.size() - 1))) {
      double y = meanY + slope * (StrictMath.log(end.x()) - meanX);
      line.add(Reading.of(end.x(), StrictMath.exp(y)));
    }
    return line;
  }
}

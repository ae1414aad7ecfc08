package twophase.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.statement.FormFinding;
import twophase.statement.SettingFinding;
import twophase.statement.figure.Axis;
import twophase.statement.figure.Figure;
import twophase.statement.figure.Panel;
import twophase.statement.figure.Series;
import twophase.statement.figure.Series.Reading;

/** What was seen at each setting of a form, against what was claimed of it. */
final class EvidencePlots {
  private static final double MARGIN = 0.03;
  private static final Map<String, String> OUTCOMES =
      Map.of("HELD", "held", "FAILED", "failed", "UNDECIDED", "undecided");

  private EvidencePlots() {}

  /** The plot of a form with more than one setting; none for others. */
  static Optional<Figure> of(FormFinding form) {
    List<Panel> panels = new ArrayList<>();
    if (form.settings().size() > 1) {
      frequencies(form.settings()).ifPresent(panels::add);
      values(form.settings()).ifPresent(panels::add);
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            "evidence." + form.id(),
            "What was seen at each setting",
            "Settings are numbered as in the table below. Bars are intervals at level "
                + ReportPage.number(form.settings().get(0).anytime().level())
                + " that hold however the trials were ended.",
            panels));
  }

  private static Optional<Panel> frequencies(List<SettingFinding> settings) {
    Map<String, List<Reading>> byOutcome = new LinkedHashMap<>();
    List<Reading> claims = new ArrayList<>();
    for (int k = 0; k < settings.size(); k++) {
      SettingFinding setting = settings.get(k);
      if (setting.trials() > 0 && Double.isFinite(setting.observed())) {
        byOutcome
            .computeIfAbsent(name(setting), outcome -> new ArrayList<>())
            .add(
                new Reading(
                    k + 1, setting.observed(), setting.anytime().low(), setting.anytime().high()));
        claims.add(Reading.of(k + 1, setting.bound()));
      }
    }
    if (byOutcome.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    byOutcome.forEach((outcome, readings) -> series.add(new Series.Intervals(outcome, readings)));
    series.add(new Series.Claims("claimed at least", claims));
    return Optional.of(
        new Panel(
            "Frequency of what is claimed",
            numbered(settings),
            Axis.linear("share of the trials").within(-MARGIN, 1 + MARGIN),
            series));
  }

  private static Optional<Panel> values(List<SettingFinding> settings) {
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < settings.size(); k++) {
      int number = k + 1;
      settings
          .get(k)
          .value()
          .filter(value -> Double.isFinite(value.estimate()))
          .ifPresent(
              v ->
                  readings.add(
                      new Reading(
                          number,
                          v.estimate(),
                          ends(v.low(), v.estimate()),
                          ends(v.high(), v.estimate()))));
    }
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Panel(
                "Measured number, median over trials",
                numbered(settings),
                Axis.linear("median"),
                List.of(new Series.Intervals("median", readings))));
  }

  /** An interval without an end is drawn without it. */
  private static double ends(double end, double estimate) {
    return Double.isFinite(end) ? end : estimate;
  }

  private static Axis numbered(List<SettingFinding> settings) {
    return Axis.linear("setting").within(0, settings.size() + 1);
  }

  private static String name(SettingFinding setting) {
    return OUTCOMES.getOrDefault(setting.outcome(), "no claim there");
  }
}

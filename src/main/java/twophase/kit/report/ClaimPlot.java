package twophase.kit.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Quantity;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** What was decided at each setting, against what is claimed of it. */
final class ClaimPlot {
  private static final double MARGIN = 0.03;

  private ClaimPlot() {}

  /** Over the swept parameter; none where no trials were. */
  static Optional<Panel> of(List<SettingFinding> settings, SweptParameter swept) {
    Map<OutcomeName, List<Reading>> seen = new EnumMap<>(OutcomeName.class);
    List<Reading> claims = new ArrayList<>();
    for (int k = 0; k < settings.size(); k++) {
      SettingFinding setting = settings.get(k);
      double x = swept.values().get(k);
      if (setting.trials() > 0 && Double.isFinite(setting.observed())) {
        seen.computeIfAbsent(OutcomeName.of(setting), outcome -> new ArrayList<>())
            .add(
                new Reading(
                    x, setting.observed(), setting.anytime().low(), setting.anytime().high()));
        claims.add(Reading.of(x, setting.bound()));
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    for (OutcomeName outcome : OutcomeName.values()) {
      series.add(new Series.Intervals(outcome.words(), seen.getOrDefault(outcome, List.of())));
    }
    Quantity quantity = settings.get(0).quantity();
    series.add(new Series.Claims(quantity.claim().toLowerCase(Locale.ROOT), claims));
    Axis seenAxis = Axis.linear(quantity.words());
    return Optional.of(
        new Panel(
            quantity.title(),
            swept.axis(),
            quantity.chance() ? seenAxis.within(-MARGIN, 1 + MARGIN) : seenAxis,
            series));
  }

  static String words(List<SettingFinding> settings, SweptParameter swept) {
    Quantity quantity = settings.get(0).quantity();
    return quantity.title()
        + (swept.numbered() ? ": settings are numbered as in the table below; bars" : ": bars")
        + " are intervals at level "
        + Words.number(settings.get(0).anytime().level())
        + " that hold however the trials were ended. A claim fails where the whole bar lies "
        + (quantity.atMost() ? "above" : "below")
        + " its stroke.";
  }
}

package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import twophase.kit.evidence.EvidencePath;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** How the evidence of each setting grew with its trials, up to the threshold that ended them. */
final class EvidencePlot {
  /** What lies above a threshold is out of the picture: infinite evidence, mostly. */
  private static final double ROOM = 1.25;

  private EvidencePlot() {}

  /** For the claim, and against it; none where there were no trials. */
  static List<Panel> of(List<SettingFinding> settings) {
    if (paths(settings).isEmpty()) {
      return List.of();
    }
    return List.of(
        panel(
            "Evidence for the claim",
            "certifies",
            settings,
            EvidencePath::certifyAt,
            EvidencePath.Point::certify),
        panel(
            "Evidence against the claim",
            "refutes",
            settings,
            EvidencePath::refuteAt,
            EvidencePath.Point::refute));
  }

  private static List<EvidencePath> paths(List<SettingFinding> settings) {
    return settings.stream()
        .map(s -> s.curves().evidence())
        .filter(path -> !path.points().isEmpty())
        .toList();
  }

  private static Panel panel(
      String title,
      String decides,
      List<SettingFinding> settings,
      ToDoubleFunction<EvidencePath> threshold,
      ToDoubleFunction<EvidencePath.Point> evidence) {
    List<Series> series = new ArrayList<>();
    for (OutcomeName outcome : OutcomeName.values()) {
      // Drawn or not, it takes its colour.
      series.add(new Series.Strand(outcome.words(), "", List.of()));
    }
    for (int k = 0; k < settings.size(); k++) {
      List<Reading> readings =
          settings.get(k).curves().evidence().points().stream()
              .map(point -> Reading.of(point.trials(), evidence.applyAsDouble(point)))
              .toList();
      series.add(
          new Series.Strand(
              OutcomeName.of(settings.get(k)).words(), "setting " + (k + 1), readings));
    }
    double decisive = paths(settings).stream().mapToDouble(threshold).max().orElseThrow();
    series.add(Series.Level.at(decides + " at " + Words.number(decisive), decisive));
    return new Panel(
        title,
        Axis.logarithmic("trials"),
        Axis.linear("log₁₀ of the e-value").within(-ROOM * decisive, ROOM * decisive),
        series);
  }

  static String words(List<SettingFinding> settings) {
    long[] trials =
        paths(settings).stream()
            .mapToLong(path -> path.points().get(path.points().size() - 1).trials())
            .sorted()
            .toArray();
    long held = settings.stream().filter(s -> OutcomeName.of(s) == OutcomeName.HELD).count();
    long failed = settings.stream().filter(s -> OutcomeName.of(s) == OutcomeName.FAILED).count();
    return "Evidence: one line a setting, which ends when it passes a threshold. Certified at "
        + held
        + " and refuted at "
        + failed
        + " of "
        + settings.size()
        + (settings.size() == 1 ? " setting, after " : " settings, after ")
        + trials[0]
        + (trials[0] == trials[trials.length - 1] ? "" : " to " + trials[trials.length - 1])
        + " trials.";
  }
}

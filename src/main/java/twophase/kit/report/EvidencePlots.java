package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.statement.TheoryWords;

/** What was seen at each setting of a form, against what was claimed of it. */
final class EvidencePlots {
  private EvidencePlots() {}

  /**
   * The plot of a form that was decided by trials; none for others.
   *
   * @param number what its trials measure
   * @param theory says what the names in settings mean
   */
  static Optional<Figure> of(FormFinding form, String number, TheoryWords theory) {
    List<SettingFinding> settings = form.settings();
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    SweptParameter swept = SweptParameter.of(settings, theory);
    List<Panel> panels = new ArrayList<>();
    List<String> caption = new ArrayList<>();
    if (settings.size() > 1) {
      add(ClaimPlot.of(settings, swept), ClaimPlot.words(settings, swept), panels, caption);
    }
    if (settings.size() > 1 || NumberPlot.hasClaim(settings)) {
      add(NumberPlot.of(settings, number, swept), NumberPlot.words(settings), panels, caption);
    }
    List<Panel> sweeps = SweepPlot.of(settings);
    if (!sweeps.isEmpty()) {
      panels.addAll(sweeps);
      caption.add(SweepPlot.WORDS);
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "evidence." + form.id(),
                "What was seen at each setting",
                caption.stream().collect(Collectors.joining(" ")),
                panels));
  }

  /** How the evidence came together that decided a form; none where no trials did. */
  static Optional<Figure> growth(FormFinding form) {
    List<Panel> panels = EvidencePlot.of(form.settings());
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "growth." + form.id(),
                "How the evidence grew, trial by trial",
                EvidencePlot.words(form.settings()),
                panels));
  }

  private static void add(
      Optional<Panel> panel, String words, List<Panel> panels, List<String> caption) {
    if (panel.isPresent()) {
      panels.add(panel.get());
      caption.add(words);
    }
  }
}

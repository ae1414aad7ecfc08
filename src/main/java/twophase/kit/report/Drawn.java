package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import twophase.kit.figure.Figure;
import twophase.kit.report.plot.Csv;
import twophase.kit.report.plot.SvgPlot;

/**
 * A figure as it stands on the page.
 *
 * @param figure what is drawn
 * @param panels its panels as SVG; fewer than the figure has on a machine that cannot draw text
 */
public record Drawn(Figure figure, List<String> panels) {
  /** Where figures stand in a report. */
  static final String FOLDER = "figures";

  private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/svg\"";

  /**
   * Draws a figure.
   *
   * @param prefix what the ids within begin with; short, since it stands there often
   */
  static Drawn of(Figure figure, String prefix) {
    List<String> panels = new ArrayList<>();
    for (int k = 0; k < figure.panels().size(); k++) {
      SvgPlot.of(figure.panels().get(k), prefix + (char) ('a' + k)).ifPresent(panels::add);
    }
    return new Drawn(figure, panels);
  }

  /** Its anchor. */
  public String anchor() {
    return "figure-" + figure.name();
  }

  /** Where its data are. */
  public String csv() {
    return FOLDER + "/" + figure.name() + ".csv";
  }

  /** The panels for a page, where HTML knows what SVG is. */
  public List<String> inline() {
    return panels.stream().map(svg -> svg.replace(NAMESPACE, "")).toList();
  }

  /** Puts its files beside the report's others. */
  void addTo(Map<String, String> files) {
    files.put(csv(), Csv.of(figure));
    for (int k = 0; k < panels.size(); k++) {
      files.put(FOLDER + "/" + figure.name() + "-" + (k + 1) + ".svg", panels.get(k) + "\n");
    }
  }
}

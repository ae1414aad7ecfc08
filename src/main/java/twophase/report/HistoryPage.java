package twophase.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import twophase.statement.Numbers;

/**
 * The kept runs in the words of their page.
 *
 * @param runs newest first
 */
public record HistoryPage(List<History.Entry> runs) {
  private static final int SHOWN = 10;
  private static final int DIGITS = 3;

  /**
   * One form through the runs.
   *
   * @param form its anchor in every report
   * @param cells one for each of {@link #shown()}
   */
  public record Trend(String form, List<Cell> cells) {}

  /**
   * What one run found about a form.
   *
   * @param address of its section in that run's report; empty where the run did not test it
   * @param changed whether the verdict differs from that of the run before that tested it
   */
  public record Cell(
      String address, String verdict, String mood, boolean changed, String measure) {}

  /** The runs whose verdicts are compared: the newest few, oldest first. */
  public List<History.Entry> shown() {
    List<History.Entry> shown = new ArrayList<>(runs.subList(0, Math.min(SHOWN, runs.size())));
    Collections.reverse(shown);
    return shown;
  }

  /** Every form of those runs, in the newest one's order. */
  public List<Trend> trends() {
    Set<String> forms = new LinkedHashSet<>();
    runs.subList(0, Math.min(SHOWN, runs.size())).forEach(r -> forms.addAll(r.results().keySet()));
    return forms.stream().map(this::trend).toList();
  }

  private Trend trend(String form) {
    List<Cell> cells = new ArrayList<>();
    Optional<String> before = Optional.empty();
    for (History.Entry run : shown()) {
      History.Result result = run.results().get(form);
      if (result == null) {
        cells.add(new Cell("", "–", "calm", false, ""));
      } else {
        cells.add(
            new Cell(
                run.folder() + "/index.html#" + form,
                result.verdict(),
                result.asExpected() ? "calm" : "alarm",
                before.filter(v -> !v.equals(result.verdict())).isPresent(),
                result.measure().isPresent()
                    ? Numbers.rounded(result.measure().getAsDouble(), DIGITS)
                    : ""));
        before = Optional.of(result.verdict());
      }
    }
    return new Trend(form, cells);
  }

  /** Seconds for people. */
  public static String seconds(double seconds) {
    return Numbers.rounded(seconds, 2) + " s";
  }
}

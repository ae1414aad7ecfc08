package twophase.kit.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Upshot;
import twophase.kit.evidence.WholeForm;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;

/** The kept runs in the words of their page. */
public final class HistoryPage {
  private static final int SHOWN = 10;

  private final List<Kept> runs;
  private final List<String> unread;

  HistoryPage(History history) {
    runs = history.runs().stream().map(Kept::of).toList();
    unread = history.unread();
  }

  /**
   * One kept run.
   *
   * @param folder its name
   * @param run what was run
   * @param upshot what follows from what it found
   * @param forms what it found, by form; parts are left out
   */
  public record Kept(String folder, RunInfo run, Upshot upshot, Map<FormId, WholeForm> forms) {

    private static Kept of(History.Entry entry) {
      Map<FormId, WholeForm> forms = new LinkedHashMap<>();
      entry.evidence().forms().forEach(form -> forms.put(form.id(), form));
      return new Kept(entry.folder(), entry.evidence().run(), entry.evidence().upshot(), forms);
    }

    /** Where its report is, seen from the page: a path, whatever the folder is called. */
    public String address() {
      try {
        return new URI(null, null, "./" + folder + "/" + Report.PAGE, null).toASCIIString();
      } catch (URISyntaxException e) {
        throw new IllegalStateException("every path can be an address", e);
      }
    }

    /** {@code calm} or {@code alarm}. */
    public String mood() {
      return upshot.calm() ? "calm" : "alarm";
    }

    /** How long it took. */
    public String took() {
      return Words.seconds(ReportPage.seconds(upshot.forms()));
    }
  }

  /**
   * One form through the runs.
   *
   * @param form its address in every report
   * @param cells one for each of {@link #shown()}
   */
  public record Trend(String form, List<Cell> cells) {}

  /**
   * What one run found about a form.
   *
   * @param address of its section in that run's report; empty where the run did not test it
   * @param verdict in words
   * @param look of the verdict
   * @param mood whether it is as expected
   * @param changed whether the verdict differs from that of the run before that tested it
   * @param measure the measured number; empty where there is none
   */
  public record Cell(
      String address, String verdict, String look, String mood, boolean changed, String measure) {
    private static final Cell NOT_TESTED = new Cell("", Words.NOTHING, "", "calm", false, "");
  }

  /** All runs, newest first. */
  public List<Kept> runs() {
    return runs;
  }

  /** Why the evidence of some folder is not listed, a line each. */
  public List<String> unread() {
    return unread;
  }

  /** The runs whose verdicts are compared: the newest few, oldest first. */
  public List<Kept> shown() {
    List<Kept> shown = new ArrayList<>(newest());
    Collections.reverse(shown);
    return shown;
  }

  private List<Kept> newest() {
    return runs.subList(0, Math.min(SHOWN, runs.size()));
  }

  /** Whether the runs are of several theories. */
  public boolean severalTheories() {
    return theories().size() > 1;
  }

  private List<String> theories() {
    return runs.stream()
        .map(run -> run.run().theory())
        .filter(theory -> !theory.isEmpty())
        .distinct()
        .toList();
  }

  /** Every form of those runs, in the newest one's order; those of each theory by themselves. */
  public List<Trend> trends() {
    Set<Row> rows = new LinkedHashSet<>();
    newest().forEach(run -> run.forms().keySet().forEach(form -> rows.add(row(run, form))));
    return rows.stream().map(this::trend).toList();
  }

  /** A row of the table of trends: a form of a theory. */
  private record Row(String theory, FormId form) {}

  /** Where all runs that say it are of one theory, those that do not are of it, too. */
  private Row row(Kept run, FormId form) {
    return new Row(severalTheories() ? run.run().theory() : "", form);
  }

  private Trend trend(Row row) {
    FormId form = row.form();
    List<Cell> cells = new ArrayList<>();
    Optional<Verdict> before = Optional.empty();
    for (Kept run : shown()) {
      WholeForm found = row(run, form).equals(row) ? run.forms().get(form) : null;
      if (found == null) {
        cells.add(Cell.NOT_TESTED);
      } else {
        Verdict verdict = found.finding().verdict();
        cells.add(
            new Cell(
                run.address() + "#" + form,
                verdict.word(),
                ReportPage.look(verdict),
                found.asExpected() ? "calm" : "alarm",
                before.filter(v -> v != verdict).isPresent(),
                found.finding().measure().map(m -> Words.number(m.estimate())).orElse("")));
        before = Optional.of(verdict);
      }
    }
    String theory = row.theory().isEmpty() ? "" : row.theory() + ": ";
    return new Trend(theory + form, cells);
  }
}

package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.WholeForm;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;

/**
 * The verdicts on one form over time.
 *
 * @param form {@code statement.form}
 * @param cells one for each run, the newest last
 * @param words the same in words
 * @param moved whether any two of the verdicts differ
 */
public record VerdictLine(String form, List<Cell> cells, String words, boolean moved) {
  /** More stretches than these are counted, not told. */
  private static final int TOLD = 3;

  /** Takes its own copy. */
  public VerdictLine {
    cells = List.copyOf(cells);
  }

  /**
   * What one run found about the form.
   *
   * @param sign of the verdict, with an exclamation mark where it is not as expected; empty where
   *     the run did not test the form
   * @param look of the verdict
   * @param mood whether it is as expected
   * @param changed whether the verdict differs from that of the run before that tested the form
   * @param words run, verdict and measured number
   * @param address of the form in that run's report; empty where it did not test it
   */
  public record Cell(
      String sign, String look, String mood, boolean changed, String words, String address) {

    private static Cell gap(KeptRun run) {
      return new Cell("", "", "calm", false, run.when() + ": not tested", "");
    }

    private static Cell of(KeptRun run, WholeForm found, Optional<Verdict> before) {
      Verdict verdict = found.finding().verdict();
      boolean alarm = found.standing().surprising();
      Optional<Verdict> other = before.filter(v -> v != verdict);
      return new Cell(
          Words.sign(verdict) + (alarm ? "!" : ""),
          ReportPage.look(verdict),
          Words.mood(alarm),
          other.isPresent(),
          run.when()
              + ": "
              + verdict
              + other.map(v -> ", before " + v).orElse("")
              + (alarm ? ", not as expected" : "")
              + found.finding().measure().map(m -> ", " + Words.number(m.estimate())).orElse(""),
          run.address(found.id().toString()));
    }
  }

  /** Where the newest report that has the form has it. */
  public String address() {
    return cells.stream()
        .map(Cell::address)
        .filter(address -> !address.isEmpty())
        .reduce("", (older, newer) -> newer);
  }

  /** So many runs in a row with one verdict. */
  private record Stretch(Verdict verdict, int runs) {
    private Stretch more() {
      return new Stretch(verdict, runs + 1);
    }

    private String words() {
      return verdict + " in " + runs + (runs == 1 ? " run" : " runs");
    }
  }

  /**
   * The line of a form.
   *
   * @param runs oldest first
   */
  static VerdictLine of(FormId form, List<KeptRun> runs) {
    List<Cell> cells = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    for (KeptRun run : runs) {
      WholeForm found = run.forms().get(form);
      if (found == null) {
        cells.add(Cell.gap(run));
      } else {
        int last = stretches.size() - 1;
        Optional<Verdict> before =
            last < 0 ? Optional.empty() : Optional.of(stretches.get(last).verdict());
        Cell cell = Cell.of(run, found, before);
        cells.add(cell);
        if (last < 0 || cell.changed()) {
          stretches.add(new Stretch(found.finding().verdict(), 1));
        } else {
          stretches.set(last, stretches.get(last).more());
        }
      }
    }
    return new VerdictLine(form.toString(), cells, words(stretches), stretches.size() > 1);
  }

  private static String words(List<Stretch> stretches) {
    Stretch newest = stretches.get(stretches.size() - 1);
    if (stretches.size() == 1) {
      return newest.verdict()
          + switch (newest.runs()) {
            case 1 -> " in one run";
            case 2 -> " in both runs";
            default -> " in all " + newest.runs() + " runs";
          };
    }
    if (stretches.size() > TOLD) {
      return "changed %d times, at last %s".formatted(stretches.size() - 1, newest.words());
    }
    List<String> words = stretches.stream().map(Stretch::words).toList();
    return String.join(", then ", words);
  }
}

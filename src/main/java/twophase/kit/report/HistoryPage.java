package twophase.kit.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;

/** The kept runs in the words of their page. */
public final class HistoryPage {
  /** Runs that are listed in the open; older ones fold. */
  private static final int OPEN = 10;

  /** Runs in a line of verdicts: two rows of it on a phone. */
  private static final int IN_A_LINE = 24;

  private final List<KeptRun> runs;
  private final List<String> unread;
  private final Optional<String> onlyTheory;

  HistoryPage(History history) {
    runs = history.runs();
    unread = history.unread();
    List<String> theories =
        runs.stream()
            .map(run -> run.run().theory())
            .filter(theory -> !theory.isEmpty())
            .distinct()
            .toList();
    onlyTheory = theories.size() > 1 ? Optional.empty() : Optional.of(String.join("", theories));
  }

  /**
   * A line of the list.
   *
   * @param run what was run and found
   * @param since what changed since the run before; nothing where there is none
   */
  public record Listed(KeptRun run, Optional<RunChanges> since) {}

  /**
   * What was tested, time and again: a theory on a simulator.
   *
   * @param theory its name
   * @param simulator its name
   */
  private record Subject(String theory, String simulator) {
    private String words() {
      return (theory.isEmpty() ? "" : theory + " ") + "on " + simulator;
    }
  }

  /**
   * The verdicts over time on all forms of one theory, on one simulator.
   *
   * @param subject what was tested
   * @param runs those in the lines, oldest first
   * @param kept how many there are in all
   * @param moved the lines with a verdict that changed
   * @param still the others
   */
  public record Lines(
      String subject,
      List<KeptRun> runs,
      int kept,
      List<VerdictLine> moved,
      List<VerdictLine> still) {

    /** From when to when. */
    public String span() {
      String last = runs.get(runs.size() - 1).when();
      if (kept == 1) {
        return "One run, " + last;
      }
      String which = kept > runs.size() ? "The newest %d of %d runs" : "%d runs";
      return which.formatted(runs.size(), kept) + ", " + runs.get(0).when() + " to " + last;
    }
  }

  /**
   * What a verdict looks like in a line.
   *
   * @param verdict the verdict
   * @param sign of it
   * @param look of it
   */
  public record Sign(Verdict verdict, String sign, String look) {}

  /** How many runs there are. */
  public String count() {
    return runs.size() == 1 ? "One run" : runs.size() + " runs";
  }

  /** Why the evidence of some folder is not listed, a line each. */
  public List<String> unread() {
    return unread;
  }

  /** The newest runs, the latest first. */
  public List<Listed> recent() {
    return listed(0, Math.min(OPEN, runs.size()));
  }

  /** The runs before those. */
  public List<Listed> older() {
    return listed(Math.min(OPEN, runs.size()), runs.size());
  }

  private List<Listed> listed(int from, int to) {
    List<Listed> listed = new ArrayList<>();
    for (int k = from; k < to; k++) {
      KeptRun run = runs.get(k);
      listed.add(
          new Listed(
              run,
              before(run, runs.subList(k + 1, runs.size()))
                  .map(before -> RunChanges.between(before, run))));
    }
    return listed;
  }

  /** The run before on the same simulator, else on another, of the same theory. */
  private Optional<KeptRun> before(KeptRun run, List<KeptRun> earlier) {
    List<KeptRun> same =
        earlier.stream().filter(other -> theory(other).equals(theory(run))).toList();
    return same.stream()
        .filter(other -> subject(other).equals(subject(run)))
        .findFirst()
        .or(() -> same.stream().findFirst());
  }

  /** Where all runs that say it are of one theory, those that do not are of it, too. */
  private String theory(KeptRun run) {
    return onlyTheory.orElse(run.run().theory());
  }

  private Subject subject(KeptRun run) {
    return new Subject(theory(run), run.run().simulator().name());
  }

  /** Whether the runs are of several theories. */
  public boolean severalTheories() {
    return onlyTheory.isEmpty();
  }

  /** The verdicts over time, of what was tested last first. */
  public List<Lines> lines() {
    Map<Subject, List<KeptRun>> bySubject = new LinkedHashMap<>();
    runs.forEach(run -> bySubject.computeIfAbsent(subject(run), s -> new ArrayList<>()).add(run));
    return bySubject.entrySet().stream().map(e -> lines(e.getKey(), e.getValue())).toList();
  }

  private static Lines lines(Subject subject, List<KeptRun> newestFirst) {
    List<KeptRun> newest = newestFirst.subList(0, Math.min(IN_A_LINE, newestFirst.size()));
    Set<FormId> forms = new LinkedHashSet<>();
    newest.forEach(run -> forms.addAll(run.forms().keySet()));
    List<KeptRun> shown = new ArrayList<>(newest);
    Collections.reverse(shown);
    List<VerdictLine> lines = forms.stream().map(form -> VerdictLine.of(form, shown)).toList();
    return new Lines(
        subject.words(),
        shown,
        newestFirst.size(),
        lines.stream().filter(VerdictLine::moved).toList(),
        lines.stream().filter(line -> !line.moved()).toList());
  }

  /** The verdicts that stand in some line. */
  public List<Sign> signs() {
    Set<Verdict> found = new LinkedHashSet<>();
    runs.forEach(run -> found.addAll(run.upshot().verdicts().keySet()));
    return Arrays.stream(Verdict.values())
        .filter(found::contains)
        .map(verdict -> new Sign(verdict, Words.sign(verdict), ReportPage.look(verdict)))
        .toList();
  }
}

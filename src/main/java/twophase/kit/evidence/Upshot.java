package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import twophase.kit.number.Numbers;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Verdict;

/**
 * What follows from the findings of a run, worked out once: terminal, page, summary, JUnit file,
 * list of runs and comparison all say what stands here.
 *
 * <p>Forms are counted, their parts are not; a form stands as its worst part does. What the
 * simulator under test does not offer is counted apart and is no part of any other number.
 */
public final class Upshot {
  private final RunInfo run;
  private final ErrorBudget budget;
  private final List<WholeForm> forms;

  Upshot(RunInfo run, ErrorBudget budget, List<WholeForm> forms) {
    this.run = run;
    this.budget = budget;
    this.forms = forms;
  }

  /** The chance of saying anything wrong by bad luck. */
  ErrorBudget budget() {
    return budget;
  }

  /** The forms. */
  public List<WholeForm> forms() {
    return forms;
  }

  /** How many forms stand so. */
  public long count(Standing standing) {
    return standing(standing).count();
  }

  /** How many forms count: all but those that the simulator does not offer. */
  public long counted() {
    return forms.size() - count(Standing.NOT_OFFERED);
  }

  /** How many of them somebody has to look at. */
  public long surprises() {
    return surprising().count();
  }

  /** How many forms got each verdict, in the verdicts' order; what nobody got is left out. */
  public Map<Verdict, Long> verdicts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    forms.forEach(form -> counts.merge(form.finding().verdict(), 1L, Long::sum));
    return counts;
  }

  /** For example {@code 30 HOLDS, 11 REFUTED, 1 UNTESTABLE}. */
  public String tally() {
    return verdicts().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** How the run ended, in a few words, without a full stop. */
  public String headline() {
    long left = count(Standing.NOT_OFFERED);
    if (nothingTested()) {
      return "Nothing was tested" + (left == 0 ? "" : ": " + left + " not offered") + unasked();
    }
    String apart = left == 0 ? "" : " (" + left + " more not offered)";
    if (count(Standing.NOT_REACHED) > 0) {
      return inTime() + apart;
    }
    if (surprises() == 0) {
      return (counted() == 1 ? "The one verdict is" : "All " + counted() + " verdicts")
          + " as expected"
          + apart;
    }
    return surprises() + " of " + counted() + " verdicts not as expected: " + kinds() + apart;
  }

  /** Of a run whose time ended first: what was found comes first, what was not reached last. */
  private String inTime() {
    Map<String, Long> differ =
        standing(Standing.DIFFERS)
            .map(WholeForm::finding)
            .collect(
                Collectors.groupingBy(
                    f -> f.verdict() + " where " + f.expected() + " was expected",
                    TreeMap::new,
                    Collectors.counting()));
    List<String> parts = new ArrayList<>();
    differ.forEach((what, number) -> parts.add(number + " " + what));
    Stream.of(Standing.BROKEN, Standing.UNDECIDED)
        .filter(standing -> count(standing) > 0)
        .forEach(standing -> parts.add(count(standing) + " " + standing.words()));
    parts.add(count(Standing.AS_EXPECTED) + " decided as expected");
    parts.add(count(Standing.NOT_REACHED) + " not reached");
    return String.join("; ", parts);
  }

  /** Whether the run says nothing of the simulator under test. */
  private boolean nothingTested() {
    List<FormFinding> tested = forms.stream().flatMap(form -> form.tested().stream()).toList();
    return surprises() == 0 && (forms.isEmpty() || FormFinding.lacking(tested));
  }

  private String unasked() {
    return counted() == 0
        ? ""
        : "; the simulator has no part in the " + counted() + " verdicts that are as expected";
  }

  private String kinds() {
    return Stream.of(Standing.DIFFERS, Standing.UNDECIDED, Standing.BROKEN)
        .filter(standing -> count(standing) > 0)
        .map(standing -> count(standing) + " " + standing.words())
        .collect(Collectors.joining(", "));
  }

  /** Whether every verdict that was to be reached is the expected one. */
  public boolean calm() {
    return exitCode() == 0;
  }

  /**
   * The exit code of the run: 4 where a check broke, else 1 where a verdict differs from the
   * expected one, else 3 where a verdict was expected but none was reached, or where the simulator
   * offers nothing of what it was asked for and so was not tested, else 0. A run that asked nothing
   * is broken.
   */
  public int exitCode() {
    if (forms.isEmpty() || count(Standing.BROKEN) > 0) {
      return 4;
    }
    if (count(Standing.DIFFERS) > 0) {
      return 1;
    }
    boolean open = count(Standing.UNDECIDED) > 0 || count(Standing.NOT_REACHED) > 0;
    return open || nothingTested() ? 3 : 0;
  }

  /** The same, raised to 1 by a change against a baseline, where nothing worse happened. */
  public int exitCode(Comparison comparison) {
    boolean calm = exitCode() == 0 || exitCode() == 3;
    return calm && !comparison.unchanged() ? 1 : exitCode();
  }

  /**
   * What to do next, in one to three lines for a terminal; none after a run in which every verdict
   * is as expected.
   */
  public List<String> nextStep() {
    return switch (exitCode()) {
      case 1 ->
          List.of(
              "Next: replay the case, where there is one, with the line above; then look at these"
                  + " statements alone:",
              "  verify" + only(standing(Standing.DIFFERS)) + effort() + run.options(),
              "A simulator that changed is the likeliest cause; a card's expected verdict is the"
                  + " last thing to change.");
      case 3 -> nothingTested() ? offeringNothing() : later();
      case 4 ->
          List.of(
              "Next: a check broke, so nothing is said about the theory there; `broken` above says"
                  + " why. Alone and in order:",
              "  verify"
                  + only(standing(Standing.BROKEN))
                  + effort()
                  + run.options()
                  + " --threads 1");
      default -> List.of();
    };
  }

  private static List<String> offeringNothing() {
    return List.of(
        "Next: the simulator, or the store of runs, offers nothing that these forms take, so nothing"
            + " of it was tested. See what it says that it offers.");
  }

  /** What is undecided for want of trials takes more of them, the rest more time. */
  private List<String> later() {
    if (count(Standing.UNDECIDED) > 0) {
      return deeper();
    }
    return List.of(
        "Next: the time ended first. The rest by itself, with the same time again:",
        "  verify"
            + rest(standing(Standing.NOT_REACHED))
            + effort()
            + run.options()
            + run.timed().map(time -> " --budget " + time).orElse(""));
  }

  /** Where something is left of every statement, the whole is asked for again. */
  private String rest(Stream<WholeForm> concerned) {
    String some = only(concerned);
    return run.only().all() && some.equals(only(forms.stream())) ? "" : some;
  }

  private List<String> deeper() {
    return List.of(
        "Next: the budget ended first. Give it more time, or more trials a setting:",
        "  verify"
            + only(standing(Standing.UNDECIDED))
            + nextProfile()
            + " --seed "
            + run.seed()
            + error()
            + run.options());
  }

  private Stream<WholeForm> standing(Standing standing) {
    return forms.stream().filter(form -> form.standing() == standing);
  }

  private Stream<WholeForm> surprising() {
    return forms.stream().filter(form -> form.standing().surprising());
  }

  /**
   * The options of {@code verify} that test one form again, by itself, as this run did; who was
   * tested is left out.
   */
  public String again(FormId form) {
    return "--only " + form + effort();
  }

  private String effort() {
    return " --profile " + run.profile() + " --seed " + run.seed() + error();
  }

  private String error() {
    return budget.usual() ? "" : " --error " + Numbers.shortest(budget.total());
  }

  /** Nothing where no statement is concerned: a run that tested nothing is to be done whole. */
  private static String only(Stream<WholeForm> concerned) {
    String statements =
        concerned.map(form -> form.id().statement()).distinct().collect(Collectors.joining(","));
    return statements.isEmpty() ? "" : " --only " + statements;
  }

  /** The next profile; beyond the last one only time helps. */
  private String nextProfile() {
    return switch (run.profile()) {
      case "quick" -> " --profile standard";
      case "standard" -> " --profile deep";
      default -> " --profile deep --budget 12h";
    };
  }
}

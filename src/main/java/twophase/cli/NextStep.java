package twophase.cli;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.Verdict;

/** What to do after a run that did not end as expected. */
final class NextStep {
  private NextStep() {}

  /** One to three lines; none after a run in which every verdict is as expected. */
  static List<String> after(Evidence evidence) {
    String run = " --profile " + evidence.run().profile() + " --seed " + evidence.run().seed();
    String simulator = evidence.run().simulatorOption();
    return switch (evidence.exitCode()) {
      case 1 ->
          List.of(
              "Next: replay the case, where there is one, with the line above; then look at these"
                  + " statements alone:",
              "  verify" + only(evidence, f -> !f.asExpected()) + run + simulator,
              "A simulator that changed is the likeliest cause; a card's expected verdict is the"
                  + " last thing to change.");
      case 3 ->
          List.of(
              "Next: the budget ended first. Give it more time, or more trials a setting:",
              "  verify"
                  + only(evidence, f -> f.verdict() == Verdict.INCONCLUSIVE)
                  + deeper(evidence)
                  + " --seed "
                  + evidence.run().seed()
                  + simulator);
      case 4 ->
          List.of(
              "Next: a check broke, so nothing is said about the theory there; `broken` above says"
                  + " why. Alone and in order it shows more:",
              "  verify"
                  + only(evidence, f -> f.broken().isPresent())
                  + run
                  + simulator
                  + " --threads 1");
      default -> List.of();
    };
  }

  private static String only(Evidence evidence, Predicate<FormFinding> concerned) {
    return evidence.forms().stream()
        .filter(concerned)
        .map(form -> form.id().statement())
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.toList(), NextStep::option));
  }

  /** Nothing where no statement is concerned: a run that tested nothing is to be done whole. */
  private static String option(List<String> statements) {
    return statements.isEmpty() ? "" : " --only " + String.join(",", statements);
  }

  /** The next profile; beyond the last one only time helps. */
  private static String deeper(Evidence evidence) {
    return switch (evidence.run().profile()) {
      case "quick" -> " --profile standard";
      case "standard" -> " --profile deep";
      default -> " --profile deep --budget 12h";
    };
  }
}

package twophase.kit.junit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import twophase.kit.evidence.Counterexample;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.statement.FormId;
import twophase.kit.suite.OpenRun;

/** The test cases of a run, and what has been found so far. */
final class Cases {
  private final Asked asked;
  private final OpenRun run;
  private final List<FormFinding> found = new ArrayList<>();

  private Cases(Asked asked) {
    this.asked = asked;
    this.run = asked.open();
  }

  static Cases of(TheoryTest test) {
    return new Cases(Asked.of(test));
  }

  /** A container for each statement, and the last case; whoever closes it ends the run. */
  Stream<DynamicNode> nodes() {
    Map<String, List<FormId>> forms =
        run.waiting().stream()
            .sorted(Comparator.comparing(form -> !aboutSimulators(form)))
            .collect(
                Collectors.groupingBy(FormId::statement, LinkedHashMap::new, Collectors.toList()));
    Stream<DynamicNode> statements =
        forms.entrySet().stream()
            .map(
                statement ->
                    DynamicContainer.dynamicContainer(
                        statement.getKey(), statement.getValue().stream().map(this::form)));
    DynamicNode last = DynamicTest.dynamicTest("something was tested", this::somethingWasTested);
    return Stream.concat(statements, Stream.of(last)).onClose(this::end);
  }

  /** Whoever does not conform should know that before all else. */
  private boolean aboutSimulators(FormId form) {
    return asked.catalogue().aboutSimulators(form.statement());
  }

  private DynamicNode form(FormId form) {
    return DynamicTest.dynamicTest(form.form(), () -> judge(run.test(form)));
  }

  private void judge(FormFinding finding) {
    found.add(finding);
    switch (finding.standing()) {
      case AS_EXPECTED -> {}
      case NOT_OFFERED, NOT_REACHED ->
          Assumptions.abort(finding.id() + ": " + finding.verdict() + ": " + finding.measured());
      case DIFFERS, UNDECIDED, BROKEN -> Assertions.fail(words(finding));
    }
  }

  private String words(FormFinding finding) {
    List<String> lines = new ArrayList<>(finding.surprise());
    finding
        .counterexample()
        .map(Counterexample::token)
        .ifPresent(
            token -> {
              lines.add("  replay:   reproduce(\"" + token + "\") in a test of this class");
              asked.replay().ifPresent(line -> lines.add("  or:       " + line.of(token)));
            });
    lines.add(
        "  run:      profile %s, seed %d"
            .formatted(asked.request().profile(), asked.request().seed()));
    return String.join("\n", lines);
  }

  /** Where only some cases were asked for, of these. */
  private void somethingWasTested() {
    Assumptions.assumeFalse(found.isEmpty(), "no other case was asked for");
    boolean decided =
        found.stream()
            .map(FormFinding::standing)
            .anyMatch(s -> s != Standing.NOT_OFFERED && s != Standing.NOT_REACHED);
    if (!decided || FormFinding.lacking(found)) {
      Assertions.fail(
          "Nothing of this simulator was tested: %d not offered, %d not reached in the time, of %d"
              .formatted(count(Standing.NOT_OFFERED), count(Standing.NOT_REACHED), found.size()));
    }
  }

  private long count(Standing standing) {
    return found.stream().filter(finding -> finding.standing() == standing).count();
  }

  private void end() {
    run.close();
    asked.close();
  }
}

package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Constant;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.network.Inputs;

class DrivenComparisonTest {

  /** Nothing is known of a step of SAM whose length has a larger error than first order allows. */
  @Test
  void aRunOfWhichNoStepIsComparedIsNotHeld() {
    Map<String, Constant> strict = new LinkedHashMap<>();
    strict.put("factors", new Constant("factors", 10, "as on the card"));
    strict.put("householder", new Constant("householder", 8, "as on the card"));
    strict.put("first-order", new Constant("first-order", 1e-300, "no length is known so well"));
    Trial trial =
        Trial.of(
            SeedTree.root(31), new ReferenceSimulator(), new CardNumbers("conformance", strict));
    var run = new DrivenCases.Perturbed(4, 3, new Inputs(5), 0.05, 1, 0.5, 0.1, 12);
    String message =
        assertThrows(IllegalStateException.class, () -> run.measure(trial)).getMessage();
    assertThat(message, startsWith("no step could be compared: "));
  }
}

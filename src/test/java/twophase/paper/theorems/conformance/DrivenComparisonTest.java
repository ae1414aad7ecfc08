package twophase.paper.theorems.conformance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Constant;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

class DrivenComparisonTest {
  private static final DrivenCases.Perturbed RUN =
      new DrivenCases.Perturbed(4, 3, new Inputs(5), 0.05, 1, 0.5, 0.1, 12);

  private static Trial trial(NetworkSimulator simulator, CardNumbers card) {
    return Trial.of(SeedTree.root(31), simulator, card);
  }

  /** Nothing is known of a step of SAM whose length has a larger error than first order allows. */
  @Test
  void aRunOfWhichNoStepIsComparedIsNotHeld() {
    Map<String, Constant> strict = new LinkedHashMap<>();
    strict.put("factors", new Constant("factors", 10, "as on the card"));
    strict.put("householder", new Constant("householder", 8, "as on the card"));
    strict.put("first-order", new Constant("first-order", 1e-300, "no length is known so well"));
    Trial trial = trial(new ReferenceSimulator(), new CardNumbers("conformance", strict));
    String message =
        assertThrows(IllegalStateException.class, () -> RUN.measure(trial)).getMessage();
    assertThat(message, startsWith("no step could be compared: "));
  }

  /** From weights of 0 SAM has no direction, so that nothing is known of any of these steps. */
  @Test
  void whatIsWrongAtItsStartIsRefutedThoughNoStepIsCompared() {
    Trial trial = trial(new Zeros(), PaperCards.numbers("conformance"));
    assertThat(RUN.measure(trial).holds(), is(false));
  }

  /** Shows weights of 0 whatever it is asked for. */
  private record Zeros(String name, String version) implements NetworkSimulator {
    Zeros() {
      this("zeros", "1");
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      int m = RUN.m();
      Network zeros = new Network(new DMatrixRMaj(m, RUN.d()), new DMatrixRMaj(m, 1));
      for (long t = 0; t <= run.steps(); t++) {
        if (observer.wants(t)) {
          observer.see(t, zeros);
        }
      }
      return new Outcome.Completed();
    }
  }
}

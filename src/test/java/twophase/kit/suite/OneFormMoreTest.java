package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Caution;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.property.Simulators;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.TheoryWords;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/** What a form does not depend on: which others there are. */
class OneFormMoreTest {
  private static final String ASKED = "growth-law";

  /** The paper's theory with some of its statements, and so many units of error. */
  private record Part(List<Class<?>> statements, int errorUnits) implements Theory {
    @Override
    public String name() {
      return Paper.THEORY.name();
    }

    @Override
    public TheoryWords words() {
      return Paper.THEORY.words();
    }

    @Override
    public List<Hypothesis> hypotheses() {
      return Paper.THEORY.hypotheses();
    }

    @Override
    public List<Caution> cautions() {
      return Paper.THEORY.cautions();
    }

    @Override
    public Map<String, Double> quoted() {
      return Paper.THEORY.quoted();
    }

    @Override
    public Simulators simulators() {
      return Paper.THEORY.simulators();
    }
  }

  private static Catalogue catalogue(List<Class<?>> statements, int units) {
    return Catalogue.of(new Part(statements, units), Path.of("theorems"));
  }

  private static final Catalogue WHOLE =
      catalogue(Paper.THEORY.statements(), Paper.THEORY.errorUnits());

  /** All but the last statement, on which no other rests. */
  private static final Catalogue FEWER =
      catalogue(
          Paper.THEORY.statements().subList(0, Paper.THEORY.statements().size() - 1),
          Paper.THEORY.errorUnits());

  @Test
  void sharesAreThoseOfTheFormAlone() {
    ErrorLedger whole = WHOLE.ledger();
    ErrorLedger fewer = FEWER.ledger();
    for (PropertyMethod form : FEWER.properties()) {
      assertThat(fewer.share(form.id().toString()), equalTo(whole.share(form.id().toString())));
    }
    assertThat(fewer.reserve(), greaterThan(whole.reserve()));
    assertThat("a unit", ErrorBudget.USUAL / WHOLE.theory().errorUnits(), closeTo(1e-8, 1e-22));
  }

  /** Drawn settings, thresholds, trials and what they showed. */
  @Test
  void theEvidenceIsThatOfTheFormAlone() {
    assertThat(found(WHOLE), equalTo(found(FEWER)));
  }

  private static List<Object> found(Catalogue catalogue) {
    Evidence evidence =
        Suite.run(
            RunRequest.of(catalogue, Profile.QUICK, 3, new FastSimulator())
                .about(List.of(ASKED))
                .onThreads(2),
            Progress.NONE);
    List<Object> found = new ArrayList<>();
    for (FormFinding form : evidence.tested()) {
      found.add(form.id());
      found.add(form.domain());
      found.add(form.trials());
      found.add(form.errorProbability());
      found.add(form.settings());
      found.add(form.necessity());
    }
    return found;
  }

  @Test
  void aPoolThatIsUsedUpSaysSo() {
    Catalogue small = catalogue(Paper.THEORY.statements(), 10);
    BadInputException e = assertThrows(BadInputException.class, small::ledger);
    assertThat(e.getMessage(), containsString(" units of error, the pool has 10"));
    assertThat(e.getMessage(), containsString("the theory label-noise: the catalogue asks for "));
  }
}

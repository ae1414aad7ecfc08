package twophase.kit.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.NotOffered;
import twophase.kit.evidence.DetectionMatrix;
import twophase.kit.evidence.DetectionMatrix.Cell;
import twophase.kit.evidence.DetectionMatrix.Outcome;
import twophase.kit.property.Fault;
import twophase.kit.statement.Selection;
import twophase.paper.Paper;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;

/** A fault whose simulator lacks what is asked of it is neither noticed nor missed. */
class LackingFaultTest {
  private static final String NAME = "weight-decay";

  /** The fault, without free runs. */
  private record DrivenOnly(NetworkSimulator whole) implements NetworkSimulator {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public String version() {
      return whole.version();
    }

    @Override
    public twophase.paper.dynamics.Outcome run(Run run, Observer observer) {
      if (run instanceof Run.Free) {
        throw new NotOffered("free runs");
      }
      return whole.run(run, observer);
    }
  }

  private static DetectionMatrix asked(String... only) {
    Fault whole = Paper.fault(NAME);
    Fault lacking =
        new Fault(
            NAME,
            whole.kind(),
            whole.shows(),
            whole.line(),
            () -> new DrivenOnly((NetworkSimulator) whole.made()));
    return new FaultRun(
            Paper.CATALOGUE,
            List.of(lacking),
            new Selection(List.of(only)),
            true,
            0,
            1,
            DetectionMatrix.Limits.NONE)
        .matrix(row -> {});
  }

  @Test
  void aStatementThatTakesWhatItLacksIsNotTested() {
    DetectionMatrix matrix = asked("conformance.as-printed.draws");
    Cell cell = matrix.faults().get(0).cells().get(0);
    assertThat(cell.outcome(), equalTo(Outcome.NOT_OFFERED));
    assertThat(cell.form(), equalTo("as-printed.draws"));
    assertThat(cell.verdict(), equalTo("NOT OFFERED"));
    assertThat(cell.words(), equalTo("nothing: the simulator does not offer free runs"));
    assertThat(matrix.untested(), equalTo(matrix.faults()));
    assertThat(matrix.exitCode(), equalTo(3));
  }

  @Test
  void whatElseItOffersDecides() {
    DetectionMatrix matrix =
        asked("conformance.as-printed.draws", "conformance.as-printed.label-noise-sgd");
    assertThat(matrix.faults().get(0).cells().get(0).outcome(), equalTo(Outcome.CAUGHT));
    assertThat(matrix.exitCode(), equalTo(0));
  }
}

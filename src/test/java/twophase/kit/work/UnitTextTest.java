package twophase.kit.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.faults.CellUnit;
import twophase.kit.maps.PointUnit;
import twophase.kit.property.SimulatorChoice;
import twophase.kit.suite.Unit;
import twophase.paper.Paper;

/** A unit is its text, and any other text is told why it is none. */
class UnitTextTest {
  private static final UnitWorker WORKER = new UnitWorker(Paper.CATALOGUE, SimulatorChoice.OWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "norm-balance faults 0 momentum",
        "norm-balance faults 7 correct --trials 500",
        "theorem-2.corrected,theorem-2.sharp.onset faults 0 momentum --trials 500 --longest 90s"
      })
  void cellsReadBack(String text) {
    assertThat(CellUnit.parse(text).toString(), equalTo(text));
    assertThat(WorkKind.of(text), equalTo(WorkKind.CELL));
  }

  @Test
  void pointsReadBack() {
    String text = "theorem-2.corrected map-800 3 m=9,d=1,n=100,eta=0.001";
    assertThat(PointUnit.parse(text).toString(), equalTo(text));
    assertThat(WorkKind.of(text), equalTo(WorkKind.POINT));
  }

  @Test
  void anErrorStandsBehindTheProfile() {
    String text = "oscillation.corrected quick@1e-9 7";
    assertThat(Unit.parse(text).error(), equalTo(1e-9));
    assertThat(Unit.parse(text).toString(), equalTo(text));
    assertThat(WorkKind.of(text), equalTo(WorkKind.FORM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | `nonsense` is no unit FORM PROFILE SEED",
        "oscillation.corrected quick@2 7 | has no error from 0 to 1",
        "oscillation.corrected slow 7 | `slow` is none of quick, standard, deep",
        "oscillation.correct quick 7 | no form of oscillation (did you mean",
        "norm-balance.as-printed quick 7 | is tested in parts: norm-balance.as-printed.identity",
        "norm-balance faults 7 | is no unit STATEMENT faults SEED SIMULATOR",
        "norm-balance faults 7 gremlin | `gremlin` is no fault; faults are",
        "imbalance faults 7 momentum | `imbalance` is no statement",
        "lemma-5.sharp map-1 7 | is no unit FORM map-TRIALS SEED SETTING",
        "lemma-5.corrected.isotropic map-1 0 d=1 | no point is a setting of",
        "lemma-5.corrected.isotropic map-1 0 d | `d` is not of the form name=value",
      })
  void anyOtherTextIsToldWhyItIsNone(String text, String why) {
    assertThat(WORKER.apply(text), containsString(why));
  }

  /** Its simulator is part of a cell: another has no place beside it. */
  @Test
  void aCellNamesItsSimulatorItself() {
    SimulatorChoice momentum = new SimulatorChoice("fault:momentum", java.util.Optional.empty());
    try (UnitWorker other = new UnitWorker(Paper.CATALOGUE, momentum)) {
      assertThat(
          other.apply("norm-balance faults 7 momentum"),
          containsString("names its simulator itself"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"unit\":\"a.sharp quick 7\"}", "{\"unit\":\"a"})
  void anyOtherLineIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> WorkLine.read(text));
  }
}

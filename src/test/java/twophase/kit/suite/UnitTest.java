package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.Profile;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;

class UnitTest {
  @Test
  void aUnitIsItsText() {
    Unit part = new Unit(new FormId("norm-balance", "as-printed.run"), Profile.QUICK, 7);
    assertThat(part.toString(), equalTo("norm-balance.as-printed.run quick 7"));
    assertThat(Unit.parse(part.toString()), equalTo(part));
    Unit last = new Unit(new FormId("lemma-4", "sharp"), Profile.DEEP, (1L << 53) - 1);
    assertThat(Unit.parse(last.toString()), equalTo(last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "norm-balance quick 7",
        "norm-balance.as-printed quick",
        "norm-balance.as-printed quick -7",
        "norm-balance.as-printed quick 07",
        "norm-balance.as-printed quick 1000000000000000000",
        " norm-balance.as-printed quick 7",
        "norm-balance.as-printed quick 7 8"
      })
  void anyOtherTextIsNone(String text) {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> Unit.parse(text)).getMessage(),
        equalTo(
            "`" + text + "` is no unit FORM PROFILE SEED, such as oscillation.as-printed quick 7"));
    assertThat(
        assertThrows(BadInputException.class, () -> Unit.parse("a.b slow 7")).getMessage(),
        containsString("`slow` is none of quick, standard, deep"));
  }
}

package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.util.List;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.paper.Paper;

class PropertyMethodTest {

  @Test
  void rowsOfNecessityBelongToTheirForm() {
    PropertyMethod corrected = property("corrected");
    assertThat(
        corrected.rows().stream().map(row -> row.hypothesis().split(" \\(")[0]).toList(),
        contains(
            "input dimension at least 5",
            "label noise",
            "more samples than dimensions",
            "step size below the stability limit",
            "theta* small",
            "width above K"));
    PropertyMethod.Row flat = corrected.rows().get(0);
    assertThat(Setting.of(flat.values()).values().get("d"), equalTo("2"));
    assertThat(
        flat.account(), equalTo("theorem-2.corrected without input dimension at least 5 (d = 2)"));
    assertThat(property("as-printed.near").rows(), empty());
  }

  private static PropertyMethod property(String form) {
    return Paper.CATALOGUE.property(new FormId("theorem-2", form)).orElseThrow();
  }

  @Test
  void rowsHaveASmallShareOfTheErrorBudget() {
    ErrorLedger ledger = Paper.CATALOGUE.ledger();
    double forms = 0;
    double rows = 0;
    for (PropertyMethod property : Paper.CATALOGUE.properties()) {
      forms += ledger.share(property.id().toString()).amount();
      for (PropertyMethod.Row row : property.rows()) {
        rows += ledger.share(row.account()).amount();
      }
    }
    assertThat(forms + rows + ledger.reserve(), closeTo(ledger.total(), 1e-18));
    assertThat(forms, greaterThan(5 * rows));
    assertThat("room for more", ledger.reserve(), greaterThan(0.1 * ledger.total()));
  }

  @Test
  void fixedSettingsComeFirst() {
    List<Integer> drawn =
        Draws.first(List.of(7, 8), Arbitraries.just(0)).generator(1000).stream(
                new java.util.Random(5))
            .limit(4)
            .map(shrinkable -> shrinkable.value())
            .toList();
    assertThat(drawn, contains(7, 8, 0, 0));
  }
}

package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            "input dimension at least 4",
            "label noise",
            "more samples than dimensions",
            "step size below the stability limit",
            "theta* small",
            "width above K"));
    PropertyMethod.Row flat = corrected.rows().get(0);
    assertThat(Setting.of(flat.values()).values().get("d"), equalTo("2"));
    assertThat(
        flat.account(), equalTo("theorem-2.corrected without input dimension at least 4 (d = 2)"));
    assertThat(property("as-printed").rows(), empty());
  }

  private static PropertyMethod property(String form) {
    return Paper.CATALOGUE.property(new FormId("theorem-2", form)).orElseThrow();
  }

  @Test
  void rowsHaveASmallShareOfTheErrorBudget() {
    Map<String, Double> amounts = new TreeMap<>();
    ErrorLedger ledger = Paper.CATALOGUE.ledger();
    ledger.shares().forEach((key, share) -> amounts.put(key, share.amount()));
    double rows =
        amounts.entrySet().stream()
            .filter(e -> e.getKey().contains(" without "))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    double all = amounts.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(all / ledger.total(), greaterThan(0.999999));
    assertThat(all - rows, greaterThan(0.5 * all));
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

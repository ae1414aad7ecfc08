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
import twophase.kit.bench.Bench;
import twophase.kit.inference.ErrorLedger;
import twophase.paper.Paper;

class PropertyMethodTest {

  record Point(int m) {}

  @StatementId("toy")
  static final class ToyProperties {
    @Form(
        value = "corrected",
        settings = {1, 1, 1},
        trials = {10, 10, 10})
    void corrected(Point point, Bench bench) {}

    @Form(
        value = "sharp",
        settings = {1, 1, 1})
    void sharp(Point point, Bench bench) {}

    @Without(form = "corrected", hypothesis = "width")
    static Point narrow() {
      return new Point(1);
    }

    @Without(form = "corrected", hypothesis = "label noise")
    @Without(form = "other", hypothesis = "label noise")
    static Point quiet() {
      return new Point(2);
    }
  }

  @Test
  void rowsOfNecessityBelongToTheirForm() {
    List<PropertyMethod> properties =
        PropertyMethod.in(ToyProperties.class).stream()
            .map(method -> PropertyMethod.of(method, null, List.of()))
            .toList();
    PropertyMethod corrected =
        properties.stream().filter(p -> p.id().form().equals("corrected")).findFirst().get();
    PropertyMethod sharp =
        properties.stream().filter(p -> p.id().form().equals("sharp")).findFirst().get();
    assertThat(
        corrected.rows().stream().map(PropertyMethod.Row::hypothesis).toList(),
        contains("label noise", "width"));
    assertThat(corrected.rows().get(1).values().get(), equalTo(new Point(1)));
    assertThat(corrected.rows().get(1).account(), equalTo("toy.corrected without width"));
    assertThat(sharp.rows(), empty());
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

package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.bench.Profile;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.paper.Paper;

class SplitTest {
  private static final FormCosts MEASURED = FormCosts.of(Paper.CATALOGUE);
  private static final Map<String, Long> COSTS =
      Map.of("a", 7L, "b", 5L, "c", 5L, "d", 4L, "e", 3L);

  private static FormId form(String name) {
    return new FormId("toy", name);
  }

  private static List<FormId> forms(String... names) {
    return List.of(names).stream().map(SplitTest::form).toList();
  }

  private static long cost(FormId form) {
    return COSTS.get(form.form());
  }

  /** By hand: a to 1, b to 2, c to 2, d to 1, e to 2 (10 against 11). */
  @Test
  void theCostliestGoesToTheShardThatHasLeast() {
    assertThat(
        Split.of(forms("a", "b", "c", "d", "e"), SplitTest::cost, 2),
        equalTo(List.of(forms("a", "d"), forms("b", "c", "e"))));
  }

  @Test
  void theOrderOfTheFormsPlaysNoPart() {
    List<FormId> all = Paper.CATALOGUE.properties().stream().map(PropertyMethod::id).toList();
    ToLongFunction<FormId> cost =
        form -> MEASURED.of(Paper.CATALOGUE.property(form).orElseThrow(), Profile.QUICK);
    List<FormId> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));
    for (int of : new int[] {1, 2, 3, 7, all.size()}) {
      List<List<FormId>> one = Split.of(all, cost, of);
      List<List<FormId>> other = Split.of(shuffled, cost, of);
      for (int k = 0; k < of; k++) {
        assertThat(new HashSet<>(one.get(k)), equalTo(new HashSet<>(other.get(k))));
      }
      assertThat("each form once", one.stream().mapToInt(List::size).sum(), equalTo(all.size()));
      assertThat("none is empty", one.stream().noneMatch(List::isEmpty), equalTo(true));
    }
  }

  @Test
  void aShardWithoutFormsIsBadInput() {
    BadInputException thrown =
        assertThrows(BadInputException.class, () -> Split.of(forms("a", "b"), SplitTest::cost, 3));
    assertThat(
        thrown.getMessage(),
        equalTo("--shard: 3 shards are more than the 2 forms to be tested; N is at most 2"));
  }

  /** The bound is Graham's 4/3 and what the costliest form takes alone. */
  @ParameterizedTest
  @CsvSource({"QUICK,2", "QUICK,3", "QUICK,4", "STANDARD,2", "STANDARD,3", "DEEP,4"})
  void theShardsCostAboutTheSame(Profile profile, int of) {
    Collection<PropertyMethod> properties = Paper.CATALOGUE.properties();
    ToLongFunction<FormId> cost =
        form -> MEASURED.of(Paper.CATALOGUE.property(form).orElseThrow(), profile);
    List<FormId> all = properties.stream().map(PropertyMethod::id).toList();
    long[] loads =
        Split.of(all, cost, of).stream()
            .mapToLong(shard -> shard.stream().mapToLong(cost).sum())
            .toArray();
    long heaviest = IntStream.range(0, of).mapToLong(k -> loads[k]).max().orElseThrow();
    long mean = IntStream.range(0, of).mapToLong(k -> loads[k]).sum() / of;
    long costliest = all.stream().mapToLong(cost).max().orElseThrow();
    assertThat(3 * heaviest, lessThanOrEqualTo(4 * Math.max(mean, costliest) + 3));
  }
}

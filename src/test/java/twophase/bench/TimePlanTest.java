package twophase.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import twophase.statement.FormId;

class TimePlanTest {
  private static final FormId FIRST = new FormId("toy", "as-printed");
  private static final FormId SECOND = new FormId("toy", "corrected");

  @Test
  void eachFormTakesItsShareOfWhatIsLeft() {
    AtomicLong now = new AtomicLong(1000);
    Map<FormId, Double> weights = new LinkedHashMap<>();
    weights.put(FIRST, 1.0);
    weights.put(SECOND, 3.0);
    TimePlan plan = TimePlan.of(Duration.ofNanos(400), weights, now::get);

    TimePlan.Share first = plan.begin(FIRST);
    first.beginCase(2);
    now.addAndGet(49);
    assertThat("half of a quarter of 400 is 50", first.over(), equalTo(false));
    now.addAndGet(1);
    assertThat("nobody was told so far", first.cut(), equalTo(false));
    assertThat(first.over(), equalTo(true));
    assertThat(first.cut(), equalTo(true));
    first.beginCase(1);
    assertThat("the other half", first.over(), equalTo(false));

    TimePlan.Share second = plan.begin(SECOND);
    second.beginCase(1);
    now.addAndGet(349);
    assertThat("all that is left, 350", second.over(), equalTo(false));
    now.addAndGet(1);
    assertThat(second.over(), equalTo(true));
  }

  @Test
  void withoutABudgetNothingEnds() {
    TimePlan.Share share = TimePlan.unlimited().begin(FIRST);
    share.beginCase(1);
    assertThat(share.over(), equalTo(false));
  }
}

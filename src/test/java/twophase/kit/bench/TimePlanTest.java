package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimePlanTest {

  @Test
  void whatComesFirstMayTakeAll() {
    AtomicLong now = new AtomicLong(1000);
    TimePlan plan = TimePlan.of(Duration.ofNanos(400), 1, 1, now::get);
    TimePlan.Share first = plan.begin();
    now.addAndGet(399);
    assertThat(first.over(), equalTo(false));
    TimePlan.Share other = plan.begin();
    now.addAndGet(1);
    assertThat(first.over() && other.over(), equalTo(true));
  }

  @Test
  void aFormTakesAQuarterOfWhatIsLeftAndTheLastOneAll() {
    AtomicLong now = new AtomicLong(1000);
    TimePlan plan = TimePlan.of(Duration.ofNanos(400), 0, 6, now::get);

    TimePlan.Share first = plan.begin();
    now.addAndGet(99);
    assertThat("nobody was told so far", first.cut(), equalTo(false));
    assertThat("a quarter of 400 is 100", first.over(), equalTo(false));
    now.addAndGet(1);
    assertThat(first.over(), equalTo(true));
    assertThat(first.cut(), equalTo(true));

    TimePlan.Share second = plan.begin();
    now.addAndGet(10);
    assertThat("what a form leaves goes to the others", second.over(), equalTo(false));
    plan.begin();
    plan.begin();
    TimePlan.Share fifth = plan.begin();
    now.addAndGet(144);
    assertThat("half of the 290 that are left", fifth.over(), equalTo(false));
    now.addAndGet(1);
    assertThat(fifth.over(), equalTo(true));
    TimePlan.Share last = plan.begin();
    now.addAndGet(144);
    assertThat("all of them", last.over(), equalTo(false));
    now.addAndGet(1);
    assertThat(last.over(), equalTo(true));
  }

  @Test
  void withoutABudgetNothingEnds() {
    TimePlan.Share share = TimePlan.unlimited().begin();
    assertThat(share.over(), equalTo(false));
  }
}

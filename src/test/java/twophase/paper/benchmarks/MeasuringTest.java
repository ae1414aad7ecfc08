package twophase.paper.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import twophase.paper.dynamics.lanes.LaneSimulator;

/** That the measuring tools measure something: no figure is asserted here. */
class MeasuringTest {
  @Test
  void everyFigureIsPositive() {
    Workload workload = new Workload(50, 3);
    LaneSimulator simulator = LaneSimulator.best();
    assertThat(workload.kernel(simulator), greaterThan(0.0));
    assertThat(workload.lanes(simulator, 2), greaterThan(0.0));
    assertThat(workload.samples(false), greaterThan(0.0));
    assertThat(workload.reference().orElse(0), greaterThan(0.0));
    assertThat(MultiplyAddPeak.perNanosecond(false), greaterThan(0.0));
    assertThat(new Workload(1_000_000_000L, 3).reference().isPresent(), is(false));
  }

  @Test
  void multiplyAddsAreCountedOnTheCore() {
    assertThat(new Workload(1000, 20).multiplyAdds(), is(2.0 * 21 * 20 + 2 * 21));
    assertThat(new Workload(4, 20).multiplyAdds(), is(2.0 * 4 * 20 + 2 * 4));
  }
}

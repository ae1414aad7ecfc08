package twophase.paper.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
  void workIsDoneInManySlices() {
    AtomicLong slices = new AtomicLong();
    double[] sum = new double[1];
    double least =
        Stopwatch.nanosecondsPerUnit(
            steps -> {
              slices.incrementAndGet();
              for (long k = 0; k < steps; k++) {
                sum[0] = Math.sqrt(sum[0] + k);
              }
              return steps;
            });
    assertThat(least, greaterThan(0.0));
    assertThat(slices.get(), greaterThanOrEqualTo(200L));
  }

  /** Where there is a compiler; 400 steps differ by rounding alone. */
  @Test
  void theProgramInCDoesTheSteps() {
    for (int d : new int[] {1, 5}) {
      Optional<Yardsticks.CStep> step = Yardsticks.c(d);
      if (step.isPresent()) {
        assertThat(step.get().nanoseconds(), greaterThan(0.0));
        assertThat(step.get().apart(), lessThan(1e-13));
      }
    }
  }

  @Test
  void multiplyAddsAreCountedOnTheCore() {
    assertThat(new Workload(1000, 20).multiplyAdds(), is(2.0 * 21 * 20 + 2 * 21));
    assertThat(new Workload(4, 20).multiplyAdds(), is(2.0 * 4 * 20 + 2 * 4));
    assertThat(new Workload(1000, 20).wideMultiplyAdds(), is(2.0 * 1000 * 20 + 2 * 1000));
  }
}

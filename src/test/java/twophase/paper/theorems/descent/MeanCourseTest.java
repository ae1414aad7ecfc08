package twophase.paper.theorems.descent;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import twophase.kit.inference.Degenerate;

/** What can be read off means and neurons, whatever they are. */
class MeanCourseTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void timesOfACourse() {
    assertThat(new MeanCourse(10, new double[] {4, 1}).firstTime(2), is(5.0));
    assertThat("at its start", new MeanCourse(10, new double[] {1, 1}).firstTime(2), is(0.0));
    assertThat("at nothing", new MeanCourse(10, new double[] {4, 0}).firstTime(2), is(0.0));
    assertThat("never", new MeanCourse(10, new double[] {4, 3}).firstTime(2), is(INF));
    assertThat("diverged", new MeanCourse(10, new double[] {4, INF}).firstTime(2), is(INF));
    for (double first : Degenerate.NUMBERS) {
      for (double second : Degenerate.NUMBERS) {
        double[] means = {Math.abs(first), first == INF ? INF : Math.abs(second), 1};
        means[2] = means[1] == INF ? INF : 1;
        boolean none = Double.isNaN(first) || Double.isNaN(second);
        double time = new MeanCourse(10, means).firstTime(1.5);
        assertThat(first + ", " + second, time >= 0 || none || first == -INF, is(true));
      }
    }
  }

  /** No neuron, one that is nothing. */
  @Test
  void misalignmentsOfNobody() {
    Misalignments nobody = new Misalignments(new double[0]);
    assertThat(nobody.worst(), is(0.0));
    assertThat(nobody.mean(), is(Double.NaN));
  }
}

package twophase.paper.theorems.phases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/** A few free runs of one setting, taken together as one trial. */
final class CourseGroup {
  private CourseGroup() {}

  /**
   * The mean of a quantity over runs.
   *
   * @param run the k-th run, k from 0; they differ in their seeds alone
   * @param runs number of runs, at least 1
   * @param looks at each run after its start
   * @param quantity of a run's course
   * @return NaN if a run diverged
   */
  static double mean(
      NetworkSimulator simulator,
      LongFunction<Run.Free> run,
      int runs,
      int looks,
      ToDoubleFunction<Course> quantity) {
    List<Run.Free> all = new ArrayList<>();
    List<Course> courses = new ArrayList<>();
    for (int k = 0; k < runs; k++) {
      all.add(run.apply(k));
      courses.add(new Course(all.get(k).steps(), looks));
    }
    if (!simulator.runAll(all, courses).stream().allMatch(Outcome::completed)) {
      return Double.NaN;
    }
    double sum = 0;
    for (Course course : courses) {
      sum += quantity.applyAsDouble(course);
    }
    return sum / runs;
  }
}

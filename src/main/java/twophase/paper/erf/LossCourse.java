package twophase.paper.erf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A training loss, without noise, as it goes.
 *
 * @param start at the start
 * @param looks at equal distances, the last at the end
 */
public record LossCourse(double start, double[] looks) {

  /**
   * Trains models side by side.
   *
   * @param batches what each of them sees
   * @param steps at least 1
   * @param looks at least 1
   * @return the course of each
   */
  public static List<LossCourse> train(
      Examples data, Batches batches, long steps, int looks, Trained... models) {
    List<LossCourse> courses = new ArrayList<>();
    for (Trained model : models) {
      courses.add(new LossCourse(data.loss(model.outputs()), new double[looks]));
    }
    int look = 0;
    for (long t = 1; t <= steps; t++) {
      Batch batch = batches.next();
      for (Trained model : models) {
        model.step(batch);
      }
      for (; look < looks && t >= time(look, steps, looks); look++) {
        for (int k = 0; k < models.length; k++) {
          courses.get(k).looks[look] = data.loss(models[k].outputs());
        }
      }
    }
    return courses;
  }

  /**
   * The course of a loss in closed form.
   *
   * @param loss after so many steps
   */
  public static LossCourse of(LongToDoubleFunction loss, long steps, int looks) {
    double[] seen = new double[looks];
    for (int look = 0; look < looks; look++) {
      seen[look] = loss.applyAsDouble(time(look, steps, looks));
    }
    return new LossCourse(loss.applyAsDouble(0), seen);
  }

  /** The step after which a look is taken, from 1; the last look is after the last step. */
  public static long time(int look, long steps, int looks) {
    return Math.max(1, (look + 1L) * steps / looks);
  }

  /** The mean over the second half of the run. */
  public double late() {
    return Arrays.stream(looks, looks.length / 2, looks.length).average().getAsDouble();
  }

  /** The largest distance from another course, in units of the loss at the start. */
  public double distance(LossCourse other) {
    double largest = 0;
    for (int k = 0; k < looks.length; k++) {
      largest = Math.max(largest, Math.abs(looks[k] - other.looks[k]));
    }
    return largest / start;
  }
}

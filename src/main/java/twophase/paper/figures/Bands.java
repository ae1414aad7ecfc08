package twophase.paper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** How numbers of several runs lie. */
final class Bands {
  /** What the words of a band are to say. */
  static final String WORDS = "median and 5–95 %";

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  private Bands() {}

  /** The median of these with the range of nine in ten; NaN where one of them is. */
  static Reading at(double x, double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return Reading.of(x, Double.NaN);
    }
    return new Reading(x, quantile(sorted, 0.5), quantile(sorted, LOW), quantile(sorted, HIGH));
  }

  /**
   * The same at each of several places.
   *
   * @param courses one for each run, as long as the places
   */
  static List<Reading> along(double[] places, List<double[]> courses) {
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < places.length; k++) {
      readings.add(at(places[k], column(courses, k)));
    }
    return readings;
  }

  /**
   * One of the numbers along several walks, as a band.
   *
   * @param name what the legend calls it, before the words of a band
   * @param places those of the walks, on the axis
   */
  static Series of(String name, double[] places, List<Walk> walks, int number) {
    return new Series.Band(
        name + ", " + WORDS, along(places, walks.stream().map(w -> w.course(number)).toList()));
  }

  /** The same with the mean in place of the median. */
  static List<Reading> aroundMeans(double[] places, List<double[]> courses) {
    double[] means = means(courses);
    List<Reading> readings = new ArrayList<>();
    for (Reading median : along(places, courses)) {
      double mean = means[readings.size()];
      readings.add(new Reading(median.x(), mean, median.low(), median.high()));
    }
    return readings;
  }

  /** The mean over runs at each place. */
  static double[] means(List<double[]> courses) {
    double[] means = new double[courses.get(0).length];
    for (int k = 0; k < means.length; k++) {
      means[k] = Arrays.stream(column(courses, k)).average().orElseThrow();
    }
    return means;
  }

  /** Standard errors of these means. */
  static double[] errors(List<double[]> courses) {
    double[] means = means(courses);
    double[] errors = new double[means.length];
    int runs = courses.size();
    for (int k = 0; k < errors.length; k++) {
      double sum = 0;
      for (double number : column(courses, k)) {
        sum += (number - means[k]) * (number - means[k]);
      }
      errors[k] = Math.sqrt(sum / (runs - 1.0) / runs);
    }
    return errors;
  }

  private static double[] column(List<double[]> courses, int k) {
    return courses.stream().mapToDouble(course -> course[k]).toArray();
  }

  /** Linear between the order statistics. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

package twophase.paper.theorems;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import twophase.kit.bench.Landmark;
import twophase.kit.statement.Setting;

/** The paper's synthetic run, by which its readers measure other settings. */
public final class PaperLandmark {
  private record Coordinate(String name, double value, boolean mayBeLeftOut) {}

  /** The run, in the order in which its coordinates are added up. */
  private static final List<Coordinate> RUN =
      List.of(
          new Coordinate("m", 1000, false),
          new Coordinate("d", 20, false),
          new Coordinate("eta", 0.001, false),
          new Coordinate("sigma", 4, true));

  /** What a value of a setting is that has one, and no sweep of several. */
  private static final String NUMBER = "[0-9]+([.][0-9]+)?([eE]-?[0-9]+)?";

  /** How far settings are from it: Euclidean, in decimal logarithms of m, d, eta and sigma. */
  public static final Landmark LANDMARK =
      new Landmark("the paper's run", "decades in m, d, η and σ", PaperLandmark::distance);

  private PaperLandmark() {}

  private static OptionalDouble distance(Record setting) {
    Map<String, String> values = Setting.of(setting).values();
    double sum = 0;
    for (Coordinate own : RUN) {
      String there = values.get(own.name());
      if (there == null ? !own.mayBeLeftOut() : !there.matches(NUMBER)) {
        return OptionalDouble.empty();
      }
      if (there != null) {
        double apart = StrictMath.log10(Double.parseDouble(there) / own.value());
        sum += apart * apart;
      }
    }
    return OptionalDouble.of(Math.sqrt(sum));
  }
}

package twophase.paper.theorems;

import java.util.Map;
import java.util.OptionalDouble;
import twophase.kit.bench.Landmark;
import twophase.kit.statement.Setting;

/** The paper's synthetic run, by which its readers measure other settings. */
public final class PaperLandmark {
  /** m, d, eta and sigma of the run; a setting that names no sigma is measured by the others. */
  private static final Map<String, Double> RUN =
      Map.of("m", 1000.0, "d", 20.0, "eta", 0.001, "sigma", 4.0);

  /** What a value of a setting is that has one, and no sweep of several. */
  private static final String NUMBER = "[0-9.]+([eE]-?[0-9]+)?";

  /** How far settings are from it: Euclidean, in decimal logarithms of m, d, eta and sigma. */
  public static final Landmark LANDMARK =
      new Landmark("the paper's run", "decades in m, d, η and σ", PaperLandmark::distance);

  private PaperLandmark() {}

  private static OptionalDouble distance(Record setting) {
    Map<String, String> values = Setting.of(setting).values();
    double sum = 0;
    for (Map.Entry<String, Double> own : RUN.entrySet()) {
      String there = values.get(own.getKey());
      if (there == null ? !own.getKey().equals("sigma") : !there.matches(NUMBER)) {
        return OptionalDouble.empty();
      }
      if (there != null) {
        double apart = StrictMath.log10(Double.parseDouble(there) / own.getValue());
        sum += apart * apart;
      }
    }
    return OptionalDouble.of(Math.sqrt(sum));
  }
}

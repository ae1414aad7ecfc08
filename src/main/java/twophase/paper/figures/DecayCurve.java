package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import twophase.kit.figure.Series.Reading;

/**
 * The decay law's curve: with s the mean squared norm and k = eta m (d + 2) / (2 d),
 *
 * <pre>ln s(t) - k s(t) = ln s(0) - k s(0) - eta^2 sigma^2 t.</pre>
 *
 * <p>It gives t as a function of s, so it is drawn without solving anything.
 */
final class DecayCurve {
  private static final int POINTS = 120;

  private DecayCurve() {}

  /**
   * From the paper's setting's start to where the law reaches that time or that s.
   *
   * @param start s(0), above 0 and below 1 / k
   * @param lowest where the curve ends, above 0 and below s(0)
   * @param latest where it ends at the latest
   */
  static List<Reading> from(double start, double lowest, long latest) {
    double k =
        PaperSetting.ETA
            * PaperSetting.WIDTH
            * (PaperSetting.DIMENSION + 2)
            / (2.0 * PaperSetting.DIMENSION);
    double rate = PaperSetting.ETA * PaperSetting.ETA * PaperSetting.SIGMA * PaperSetting.SIGMA;
    List<Reading> curve = new ArrayList<>();
    for (int p = 0; p <= POINTS; p++) {
      double s = start * StrictMath.pow(lowest / start, (double) p / POINTS);
      double t = (StrictMath.log(start / s) - k * (start - s)) / rate;
      if (t > latest) {
        break;
      }
      curve.add(Reading.of(t, s));
    }
    return curve;
  }
}

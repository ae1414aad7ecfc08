package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import twophase.kit.figure.Series.Reading;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/** Small pieces that figures share. */
final class LawCurves {
  private LawCurves() {}

  /** A formula's values at these places. */
  static List<Reading> of(double[] places, DoubleUnaryOperator formula) {
    List<Reading> readings = new ArrayList<>();
    for (double place : places) {
      readings.add(Reading.of(place, formula.applyAsDouble(place)));
    }
    return readings;
  }

  /** Values at these places. */
  static List<Reading> of(double[] places, double[] values) {
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < places.length; k++) {
      readings.add(Reading.of(places[k], values[k]));
    }
    return readings;
  }

  /** Whole numbers as places. */
  static double[] places(long[] times) {
    double[] places = new double[times.length];
    for (int k = 0; k < times.length; k++) {
      places[k] = times[k];
    }
    return places;
  }

  /** s, the mean over neurons of the squared norm. */
  static double meanSquare(Network state) {
    double norm = Norms.frobenius(state.firstLayer());
    return norm * norm / state.width();
  }

  /** norm2(a). */
  static double secondLayer(Network state) {
    double norm = Norms.frobenius(state.secondLayer());
    return norm * norm;
  }
}

package twophase.kit.report.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import twophase.kit.number.Numbers;

/**
 * A plain axis of decimal logarithms whose ticks stand at round numbers: powers of 10 where it is
 * long, 2 and 5 times these where it is not, more where it is short. (JFreeChart's own logarithmic
 * axis would write its labels as outlines.)
 */
final class LogAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  /** Decades up to which there is room for three, and for seven, ticks in each. */
  private static final double FEW_DECADES = 2.5;

  private static final double ONE_DECADE = 1.1;

  /** Ticks at the most, where there are powers of 10 only. */
  private static final int MOST_POWERS = 8;

  private static final double[] TEN = {1};
  private static final double[] THREE = {1, 2, 5};
  private static final double[] SEVEN = {1, 1.5, 2, 3, 4, 5, 7};
  private static final int LABEL_DIGITS = 3;

  LogAxis(String label) {
    super(label);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    for (double value : values(getLowerBound(), getUpperBound())) {
      ticks.add(
          new NumberTick(
              StrictMath.log10(value),
              Numbers.rounded(value, LABEL_DIGITS),
              anchor,
              TextAnchor.CENTER,
              0));
    }
    return ticks;
  }

  /** Round numbers with logarithms between these. */
  static List<Double> values(double low, double high) {
    double decades = high - low;
    double[] digits = decades <= ONE_DECADE ? SEVEN : decades <= FEW_DECADES ? THREE : TEN;
    int stride = Math.max(1, (int) Math.ceil(decades / MOST_POWERS));
    List<Double> values = new ArrayList<>();
    for (int power = (int) Math.floor(low); power <= high; power++) {
      for (double digit : digits) {
        double log = power + StrictMath.log10(digit);
        if (log >= low && log <= high && Math.floorMod(power, stride) == 0) {
          values.add(Double.parseDouble(digit + "e" + power));
        }
      }
    }
    return values;
  }
}

package twophase.report.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import twophase.statement.Numbers;
import twophase.statement.figure.Axis;
import twophase.statement.figure.Panel;
import twophase.statement.figure.Series;
import twophase.statement.figure.Series.Reading;

/**
 * An axis of the chart. A logarithmic one is a plain one of decimal logarithms, with ticks at
 * powers of 10 or, where it is short, of 2: JFreeChart's own would write its labels as outlines.
 */
final class Scale {
  private static final double PADDING = 0.04;
  private static final double LOG_TWO = 0.30102999566398120;
  private static final double FEW_DECADES = 1.5;
  private static final int LABEL_DIGITS = 3;

  private final Axis axis;

  Scale(Axis axis) {
    this.axis = axis;
  }

  /** Where a value is on the chart's axis; not finite where it is nowhere. */
  double place(double value) {
    return axis.logarithmic() ? (value > 0 ? StrictMath.log10(value) : Double.NaN) : value;
  }

  /**
   * The chart's axis, as long as the axis says, or else as the panel's readings need.
   *
   * @param extents the parts of a reading that lie along it
   */
  NumberAxis chartAxis(Panel panel, List<ToDoubleFunction<Reading>> extents) {
    return axis.names().isEmpty() ? numbers(panel, extents) : names();
  }

  /** Places side by side, half a place of room at either end. */
  private NumberAxis names() {
    SymbolAxis chart = new SymbolAxis(axis.label(), axis.names().toArray(String[]::new));
    chart.setRange(-0.5, axis.names().size() - 0.5);
    chart.setGridBandsVisible(false);
    chart.setTickMarksVisible(axis.names().size() > 1);
    return chart;
  }

  private NumberAxis numbers(Panel panel, List<ToDoubleFunction<Reading>> extents) {
    NumberAxis chart = new NumberAxis(axis.label());
    double[] range =
        axis.limits()
            .map(l -> new double[] {place(l.low()), place(l.high())})
            .orElseGet(() -> padded(panel, extents));
    chart.setRange(range[0], range[1]);
    if (axis.logarithmic()) {
      chart.setStandardTickUnits(powers(range[1] - range[0]));
      chart.setNumberFormatOverride(new PowerFormat());
    } else {
      if (range[1] - range[0] > 2 && values(panel, extents).allMatch(Scale::isWhole)) {
        chart.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
      }
      chart.setNumberFormatOverride(
          new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    }
    return chart;
  }

  private DoubleStream values(Panel panel, List<ToDoubleFunction<Reading>> extents) {
    return extents.stream()
        .flatMapToDouble(
            part ->
                panel.series().stream()
                    .filter(series -> !(series instanceof Series.Stretches))
                    .flatMap(series -> series.readings().stream())
                    .mapToDouble(part));
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value);
  }

  private double[] padded(Panel panel, List<ToDoubleFunction<Reading>> extents) {
    double[] values = values(panel, extents).map(this::place).filter(Double::isFinite).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double pad = high > low ? PADDING * (high - low) : Math.max(Math.abs(high) / 2, 0.5);
    return new double[] {low - pad, high + pad};
  }

  private static TickUnits powers(double decades) {
    TickUnits units = new TickUnits();
    if (decades < FEW_DECADES) {
      units.add(new NumberTickUnit(LOG_TWO));
    }
    for (double size : new double[] {1, 2, 3, 5, 10, 20, 50, 100}) {
      units.add(new NumberTickUnit(size));
    }
    return units;
  }

  /** Writes the number whose logarithm it is given. */
  private static final class PowerFormat extends NumberFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public StringBuffer format(double log, StringBuffer to, FieldPosition position) {
      return to.append(Numbers.rounded(StrictMath.pow(10, log), LABEL_DIGITS));
    }

    @Override
    public StringBuffer format(long log, StringBuffer to, FieldPosition position) {
      return format((double) log, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("labels are written only");
    }
  }
}

package twophase.kit.report.plot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** An axis of the chart; what a logarithmic one places are logarithms. */
final class Scale {
  private static final double PADDING = 0.04;

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
    NumberAxis chart =
        axis.logarithmic() ? new LogAxis(axis.label()) : new NumberAxis(axis.label());
    double[] range =
        axis.limits()
            .map(l -> new double[] {place(l.low()), place(l.high())})
            .orElseGet(() -> padded(panel, extents));
    chart.setRange(range[0], range[1]);
    if (!axis.logarithmic()) {
      if (range[1] - range[0] >= 2 && values(panel, extents).allMatch(Scale::isWhole)) {
        chart.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
      }
      chart.setNumberFormatOverride(new TickFormat(range[0], range[1]));
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
    return Double.isNaN(value) || value == Math.rint(value);
  }

  private double[] padded(Panel panel, List<ToDoubleFunction<Reading>> extents) {
    double[] values = values(panel, extents).map(this::place).filter(Double::isFinite).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double pad = high > low ? PADDING * (high - low) : Math.max(Math.abs(high) / 2, 0.5);
    return new double[] {low - pad, high + pad};
  }
}

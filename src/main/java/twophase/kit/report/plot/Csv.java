package twophase.kit.report.plot;

import java.util.List;
import java.util.stream.Collectors;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.number.Numbers;

/** Comma-separated values, RFC 4180 with line feeds. */
public final class Csv {
  private static final int DIGITS = 6;

  private Csv() {}

  /** One line, ended; a field with a comma, a quote or a line break is quoted. */
  public static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\n";
  }

  /**
   * The whole figure, to six digits, one reading a line. A y that is no number is NaN; x, low and
   * high are left empty where they are none, low and high where they are y. A place that has a name
   * has it here too.
   */
  public static String of(Figure figure) {
    StringBuilder text = new StringBuilder("panel,series,x,y,low,high\n");
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        for (Series.Reading reading : series.readings()) {
          text.append(
              line(
                  List.of(
                      panel.title(),
                      series.title(),
                      Double.isNaN(reading.x()) ? "" : place(panel.x(), reading.x()),
                      place(panel.y(), reading.y()),
                      limit(reading.low(), reading),
                      limit(reading.high(), reading))));
        }
      }
    }
    return text.toString();
  }

  private static String place(Axis axis, double value) {
    return axis.names().isEmpty() ? Numbers.rounded(value, DIGITS) : axis.names().get((int) value);
  }

  private static String limit(double value, Series.Reading reading) {
    boolean point = reading.low() == reading.y() && reading.high() == reading.y();
    return point || Double.isNaN(value) ? "" : Numbers.rounded(value, DIGITS);
  }

  private static String field(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

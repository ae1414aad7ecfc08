package twophase.report.plot;

import twophase.statement.Numbers;
import twophase.statement.figure.Axis;
import twophase.statement.figure.Figure;
import twophase.statement.figure.Panel;
import twophase.statement.figure.Series;

/**
 * A figure's data as comma-separated values (RFC 4180, line feeds), one reading a line; low and
 * high are left empty where they are y or no number. A place that has a name has it here too.
 */
public final class Csv {

  private static final int DIGITS = 6;

  private Csv() {}

  /** The whole figure, to six digits. */
  public static String of(Figure figure) {
    StringBuilder text = new StringBuilder("panel,series,x,y,low,high\n");
    for (Panel panel : figure.panels()) {
      for (Series series : panel.series()) {
        String where = field(panel.title()) + "," + field(series.title()) + ",";
        for (Series.Reading reading : series.readings()) {
          text.append(where).append(place(panel.x(), reading.x()));
          text.append(',').append(place(panel.y(), reading.y()));
          text.append(',').append(limit(reading.low(), reading));
          text.append(',').append(limit(reading.high(), reading)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String place(Axis axis, double value) {
    return axis.names().isEmpty() ? number(value) : field(axis.names().get((int) value));
  }

  private static String limit(double value, Series.Reading reading) {
    boolean point = reading.low() == reading.y() && reading.high() == reading.y();
    return point ? "" : number(value);
  }

  /** What is nowhere is left empty. */
  private static String number(double value) {
    return Double.isNaN(value) ? "" : Numbers.rounded(value, DIGITS);
  }

  private static String field(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

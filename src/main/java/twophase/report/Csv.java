package twophase.report;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values, RFC 4180 with line feeds. */
final class Csv {
  private Csv() {}

  /** One line, ended; a field with a comma, a quote or a line break is quoted. */
  static String line(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",")) + "\n";
  }

  private static String field(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

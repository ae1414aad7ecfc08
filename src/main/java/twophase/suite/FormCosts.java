package twophase.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import twophase.bench.Profile;
import twophase.statement.FormId;
import twophase.theorems.PropertyMethod;

/**
 * What each form is expected to cost, in milliseconds: measured on two cores, in the quick and the
 * standard profile, and kept in {@value #FILE}. A function of the build alone, so that every
 * machine splits a run alike; nothing else hangs on it but how progress is shown and how a budget
 * of time is spread.
 *
 * <p>In the deep profile a form is taken to cost in proportion to its settings. A form that is not
 * in the file costs what half of the others do not exceed.
 */
final class FormCosts {
  static final String FILE = "costs.csv";

  private static final Map<String, long[]> MEASURED = read();

  private FormCosts() {}

  /** What a form costs, at least 1 millisecond. */
  static long of(PropertyMethod form, Profile profile) {
    return switch (profile) {
      case QUICK -> measured(form.id(), 0);
      case STANDARD -> measured(form.id(), 1);
      case DEEP ->
          Math.max(
              1,
              measured(form.id(), 1)
                  * form.effort(Profile.DEEP).settings()
                  / form.effort(Profile.STANDARD).settings());
    };
  }

  /** The forms that were measured. */
  static Set<String> measured() {
    return MEASURED.keySet();
  }

  private static long measured(FormId form, int column) {
    long[] row = MEASURED.get(form.toString());
    return Math.max(1, row == null ? median(column) : row[column]);
  }

  private static long median(int column) {
    long[] all = MEASURED.values().stream().mapToLong(row -> row[column]).sorted().toArray();
    return all[all.length / 2];
  }

  private static Map<String, long[]> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(FormCosts.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      Map<String, long[]> rows = new HashMap<>();
      List<String> all = lines.lines().skip(1).toList();
      for (String line : all) {
        String[] cells = line.split(",", -1);
        rows.put(cells[0], Arrays.stream(cells).skip(1).mapToLong(Long::parseLong).toArray());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

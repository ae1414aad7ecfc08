package twophase.kit.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twophase.kit.bench.Profile;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.FormId;

/**
 * What each form is expected to cost, in milliseconds: measured on two cores, in the quick and the
 * standard profile, and kept in {@value #FILE} beside the theory's cards. A function of the build
 * alone, so that every machine splits a run alike; nothing else hangs on it but how progress is
 * shown and how a budget of time is spread.
 *
 * <p>In the deep profile a form is taken to cost in proportion to its settings. A form that is not
 * in the file costs what half of the others do not exceed; without a file all cost the same.
 */
final class FormCosts {
  static final String FILE = "costs.csv";

  /** What a form costs where nothing was measured. */
  private static final long UNKNOWN = 1000;

  private final Map<String, long[]> measured;

  private FormCosts(Map<String, long[]> measured) {
    this.measured = measured;
  }

  /** The costs that a theory carries. */
  static FormCosts of(Catalogue catalogue) {
    try (InputStream file = catalogue.loader().getResourceAsStream(catalogue.folder() + FILE)) {
      return new FormCosts(file == null ? Map.of() : read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, long[]> read(InputStream file) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    Map<String, long[]> rows = new HashMap<>();
    List<String> all = lines.lines().skip(1).toList();
    for (String line : all) {
      String[] cells = line.split(",", -1);
      rows.put(cells[0], Arrays.stream(cells).skip(1).mapToLong(Long::parseLong).toArray());
    }
    return rows;
  }

  /** What a form costs, at least 1 millisecond. */
  long of(PropertyMethod form, Profile profile) {
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
  Set<String> measured() {
    return measured.keySet();
  }

  private long measured(FormId form, int column) {
    long[] row = measured.get(form.toString());
    return Math.max(1, row == null ? median(column) : row[column]);
  }

  private long median(int column) {
    long[] all = measured.values().stream().mapToLong(row -> row[column]).sorted().toArray();
    return all.length == 0 ? UNKNOWN : all[all.length / 2];
  }
}

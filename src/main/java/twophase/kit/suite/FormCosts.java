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
 * What each form is expected to cost, in milliseconds: measured on two cores, in each profile that
 * has it, and kept in {@value #FILE} beside the theory's cards. A function of the build alone, so
 * that every machine splits a run alike; nothing else hangs on it but how progress is shown and how
 * a budget of time is spread.
 *
 * <p>What was not measured in the deep profile is taken to cost in proportion to its settings. A
 * form that is not in the file costs what half of the others do not exceed; without a file all cost
 * the same.
 *
 * <p>Another simulator than the theory's own may take far longer over what is asked of it. A last
 * column, where there is one, has how long one in an interpreted language takes over that in the
 * quick profile; in other profiles that is in proportion to what the form costs there.
 */
final class FormCosts {
  static final String FILE = "costs.csv";

  /** What a form costs where nothing was measured. */
  private static final long UNKNOWN = 1000;

  private static final long NOT_MEASURED = -1;

  /** Where a row has what is asked of a simulator: behind a column for each profile. */
  private static final int ASKED = Profile.values().length;

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
      rows.put(cells[0], Arrays.stream(cells).skip(1).mapToLong(FormCosts::cell).toArray());
    }
    return rows;
  }

  private static long cell(String text) {
    return text.isEmpty() ? NOT_MEASURED : Long.parseLong(text);
  }

  /** What a form costs, at least 1 millisecond. */
  long of(PropertyMethod form, Profile profile) {
    Profile usual = Profile.STANDARD;
    boolean inProportion = profile == Profile.DEEP && form.in(usual) && !known(form.id(), profile);
    return inProportion
        ? Math.max(
            1,
            measured(form.id(), usual)
                * form.effort(profile).settings()
                / form.effort(usual).settings())
        : measured(form.id(), profile);
  }

  /**
   * What a form costs where another simulator than the theory's own does what is asked, at least 1
   * millisecond.
   */
  long ofAnother(PropertyMethod form, Profile profile) {
    long own = of(form, profile);
    long asked = asked(form.id());
    return asked == NOT_MEASURED
        ? own
        : Math.round(own * (1 + asked / (double) of(form, Profile.QUICK)));
  }

  private long asked(FormId form) {
    long[] row = measured.get(form.toString());
    return row == null || row.length <= ASKED ? NOT_MEASURED : row[ASKED];
  }

  /** The forms that were measured. */
  Set<String> measured() {
    return measured.keySet();
  }

  private boolean known(FormId form, Profile profile) {
    long[] row = measured.get(form.toString());
    return row != null && row[profile.ordinal()] != NOT_MEASURED;
  }

  private long measured(FormId form, Profile profile) {
    int column = profile.ordinal();
    return Math.max(
        1, known(form, profile) ? measured.get(form.toString())[column] : median(column));
  }

  private long median(int column) {
    long[] all =
        measured.values().stream()
            .mapToLong(row -> row[column])
            .filter(cost -> cost != NOT_MEASURED)
            .sorted()
            .toArray();
    return all.length == 0 ? UNKNOWN : all[all.length / 2];
  }
}

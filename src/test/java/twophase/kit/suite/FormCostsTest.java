package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.PropertyMethod;
import twophase.paper.Paper;

/**
 * The table of costs is about forms of the catalogue. This writes it anew, from the seconds in
 * reports of runs; of several runs of a profile the fastest counts, form by form, since what else a
 * machine does only adds:
 *
 * <pre>
 * mvn -q test -Dtest=FormCostsTest -Dcosts.quick=DIR,DIR -Dcosts.standard=DIR,DIR [-Dcosts.deep=DIR]
 * </pre>
 *
 * and the last column, from what the quick profile asks of a simulator that is not the theory's
 * own, in a few minutes:
 *
 * <pre>
 * mvn -q test -Dtest=FormCostsTest -Dcosts.asked=true
 * </pre>
 */
class FormCostsTest {
  private static final FormCosts COSTS = FormCosts.of(Paper.CATALOGUE);
  private static final Path TABLE =
      Path.of("src/main/resources/theorems/label-noise", FormCosts.FILE);
  private static final int MILLIS = 1000;
  private static final int ASKED = 3;
  private static final int CORES = 2;
  private static final long SEED = 0;

  @Test
  void theTableIsOfFormsOfTheCatalogue() {
    List<String> all = Paper.CATALOGUE.properties().stream().map(p -> p.id().toString()).toList();
    COSTS.measured().forEach(form -> assertThat(all, hasItem(form)));
  }

  @Test
  void everyFormCostsSomethingInEveryProfile() {
    for (PropertyMethod form : Paper.CATALOGUE.properties()) {
      for (Profile profile : Profile.values()) {
        assertThat(COSTS.of(form, profile), greaterThan(0L));
      }
    }
  }

  @Test
  void isWrittenAnewWhereThatIsAskedFor() throws IOException {
    String quick = System.getProperty("costs.quick", "");
    String standard = System.getProperty("costs.standard", "");
    assumeTrue(!quick.isEmpty() && !standard.isEmpty(), "see above how to write it anew");
    List<Map<String, Long>> columns =
        List.of(millis(quick), millis(standard), millis(System.getProperty("costs.deep", "")));
    write(columns, column(ASKED));
  }

  @Test
  void theLastColumnIsWrittenAnewWhereThatIsAskedFor() throws IOException {
    assumeTrue(Boolean.getBoolean("costs.asked"), "see above how to write it anew");
    Map<String, Long> asked = new TreeMap<>();
    for (PropertyMethod form : Paper.CATALOGUE.properties()) {
      if (form.in(Profile.QUICK)) {
        CountingSimulator simulator = new CountingSimulator();
        RunRequest request =
            RunRequest.of(Paper.CATALOGUE, Profile.QUICK, SEED, simulator)
                .about(List.of(form.id().toString()));
        Suite.run(request, Progress.NONE);
        asked.put(form.id().toString(), simulator.millis());
      }
    }
    write(List.of(column(0), column(1), column(2)), asked);
  }

  private static void write(List<Map<String, Long>> profiles, Map<String, Long> asked)
      throws IOException {
    List<Map<String, Long>> columns = new ArrayList<>(profiles);
    columns.add(asked);
    Set<String> forms = new TreeSet<>();
    columns.forEach(column -> forms.addAll(column.keySet()));
    StringBuilder table = new StringBuilder("form,quick,standard,deep,asked\n");
    for (String form : forms) {
      table.append(form);
      columns.forEach(column -> table.append(',').append(cell(column.get(form))));
      table.append('\n');
    }
    Files.writeString(TABLE, table.toString());
  }

  /** A column of the table as it stands, of what is in it. */
  private static Map<String, Long> column(int number) throws IOException {
    Map<String, Long> column = new TreeMap<>();
    List<String> lines = Files.readAllLines(TABLE);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (number + 1 < cells.length && !cells[number + 1].isEmpty()) {
        column.put(cells[0], Long.parseLong(cells[number + 1]));
      }
    }
    return column;
  }

  /** How long the quick profile takes with the example in Python is said on a page, in hours. */
  @Test
  void thePageSaysHowLongAllOfQuickTakes() throws IOException {
    long millis = column(ASKED).values().stream().mapToLong(Long::longValue).sum();
    assertThat(
        Files.readString(Path.of("src/docs/simulators.md")),
        containsString("all of them about %d hours".formatted(Math.round(millis / 3.6e6 / CORES))));
  }

  private static String cell(Long cost) {
    return cost == null ? "" : cost.toString();
  }

  private static Map<String, Long> millis(String folders) {
    List<String> all = Paper.CATALOGUE.properties().stream().map(p -> p.id().toString()).toList();
    Map<String, Long> millis = new TreeMap<>();
    for (String folder : folders.isEmpty() ? new String[0] : folders.split(",")) {
      for (FormFinding form : EvidenceFile.read(Path.of(folder)).tested()) {
        if (all.contains(form.id().toString())) {
          long cost = Math.max(1, Math.round(form.seconds() * MILLIS));
          millis.merge(form.id().toString(), cost, Math::min);
        }
      }
    }
    return millis;
  }
}

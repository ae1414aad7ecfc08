package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Profile;
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
 */
class FormCostsTest {
  private static final FormCosts COSTS = FormCosts.of(Paper.CATALOGUE);
  private static final Path TABLE =
      Path.of("src/main/resources/theorems/label-noise", FormCosts.FILE);
  private static final int MILLIS = 1000;

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
    Set<String> forms = new TreeSet<>();
    columns.forEach(column -> forms.addAll(column.keySet()));
    StringBuilder table = new StringBuilder("form,quick,standard,deep\n");
    for (String form : forms) {
      table.append(form);
      columns.forEach(column -> table.append(',').append(cell(column.get(form))));
      table.append('\n');
    }
    Files.writeString(TABLE, table.toString());
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

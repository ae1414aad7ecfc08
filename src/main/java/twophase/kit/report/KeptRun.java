package twophase.kit.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Upshot;
import twophase.kit.evidence.WholeForm;
import twophase.kit.statement.FormId;

/**
 * One kept run, as the page that lists it has it.
 *
 * @param folder its name
 * @param evidence what it found
 * @param forms the same by form; parts are left out
 */
public record KeptRun(String folder, Evidence evidence, Map<FormId, WholeForm> forms) {

  /** What a folder holds. */
  KeptRun(String folder, Evidence evidence) {
    this(folder, evidence, byForm(evidence));
  }

  private static Map<FormId, WholeForm> byForm(Evidence evidence) {
    Map<FormId, WholeForm> forms = new LinkedHashMap<>();
    evidence.forms().forEach(form -> forms.put(form.id(), form));
    return forms;
  }

  /** What was run. */
  public RunInfo run() {
    return evidence.run();
  }

  /** What follows from what it found. */
  public Upshot upshot() {
    return evidence.upshot();
  }

  /** When it began, for people. */
  public String when() {
    return run().started().replace("T", " ").replace("Z", " UTC");
  }

  /** Where its report is, seen from the page: a path, whatever the folder is called. */
  public String address() {
    try {
      return new URI(null, null, "./" + folder + "/" + Report.PAGE, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("every path can be an address", e);
    }
  }

  /**
   * Where its report has a form.
   *
   * @param form {@code statement.form}
   */
  public String address(String form) {
    return address() + "#" + form;
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return Words.mood(!upshot().calm());
  }

  /** How long it took. */
  public String took() {
    return Words.seconds(ReportPage.seconds(upshot().forms()));
  }

  /** Profile and seed, and what was asked for where that was not everything. */
  public String effort() {
    String only = run().only().all() ? "" : ", only " + String.join(", ", run().only().names());
    return run().profile() + ", seed " + run().seed() + only;
  }

  /** The suite that tested. */
  public String suite() {
    return run().version() + " (" + run().commit() + ")";
  }
}

package twophase.kit.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import twophase.kit.evidence.Digest;
import twophase.kit.evidence.EvidenceFile;

/** The files of a report. */
final class Report {
  /** The page to read. */
  static final String PAGE = "index.html";

  /** The same in one file. */
  static final String SINGLE_FILE = "report.html";

  private static final String JUNIT = "junit.xml";
  private static final String SUMMARY = "summary.md";
  private static final String BADGE = "badge.json";
  private static final String BADGE_PICTURE = "badge.svg";
  static final String STYLE = "style.css";
  static final String SCRIPT = "report.js";

  /** What else may stand in a report's folder. */
  static final Set<String> FILES =
      Set.of(PAGE, SINGLE_FILE, JUNIT, SUMMARY, BADGE, BADGE_PICTURE, STYLE, SCRIPT, Drawn.FOLDER);

  private static final TemplateEngine PAGES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), "twophase.kit.report.pages");

  private Report() {}

  /** Every file of a report by its path in the report's folder. */
  static Map<String, String> files(Contents contents) {
    String evidence = EvidenceFile.text(contents.evidence());
    ReportPage page = ReportPage.of(contents, Digest.of(evidence));
    Map<String, String> files = new LinkedHashMap<>();
    files.put(EvidenceFile.NAME, evidence);
    files.put(JUNIT, JUnitXml.text(contents));
    files.put(SUMMARY, Summary.text(contents));
    Badge badge = Badge.of(contents.evidence().upshot());
    files.put(BADGE, badge.json());
    files.put(BADGE_PICTURE, badge.svg());
    files.put(PAGE, page("report.jte", page));
    files.put(STYLE, resource(STYLE));
    files.put(SCRIPT, resource(SCRIPT));
    page.drawings().all().forEach(figure -> figure.addTo(files));
    if (contents.singleFile()) {
      files.put(SINGLE_FILE, SingleFile.of(files));
    }
    return files;
  }

  /** The page that lists kept runs. */
  static String history(History history) {
    return page("history.jte", new HistoryPage(history));
  }

  static String page(String template, Object model) {
    TemplateOutput output = new StringOutput();
    PAGES.render(template, model, output);
    return output.toString();
  }

  static String resource(String name) {
    try (InputStream stream = Report.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

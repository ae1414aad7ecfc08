package twophase.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import twophase.statement.Evidence;

/** Writes the files of a report. */
final class Report {
  private static final TemplateEngine PAGES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Report.class.getClassLoader(), "twophase.report.pages");

  private Report() {}

  /**
   * Writes a whole report.
   *
   * @param evidenceJson the evidence file's text
   * @param folder an empty folder
   */
  static void write(Evidence evidence, String evidenceJson, Path folder) throws IOException {
    Files.writeString(folder.resolve("evidence.json"), evidenceJson);
    Files.writeString(folder.resolve("junit.xml"), JUnitXml.text(evidence));
    Files.writeString(folder.resolve("summary.md"), Summary.text(evidence));
    Files.writeString(folder.resolve("index.html"), page("report.jte", new ReportPage(evidence)));
    Files.writeString(folder.resolve("style.css"), style());
  }

  /** The page that lists kept runs. */
  static String history(List<History.Entry> runs) {
    return page("history.jte", runs);
  }

  private static String page(String template, Object model) {
    TemplateOutput output = new StringOutput();
    PAGES.render(template, model, output);
    return output.toString();
  }

  private static String style() throws IOException {
    try (InputStream stream = Report.class.getResourceAsStream("style.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static twophase.kit.evidence.Toy.evidence;
import static twophase.kit.evidence.Toy.finding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Comparison.Change;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Verdict;

class ReportTest {
  private static final Contents CONTENTS =
      contents(
          finding("as-printed", Verdict.HOLDS, Verdict.HOLDS, null),
          finding("corrected", Verdict.REFUTED, Verdict.HOLDS, null),
          finding("sharp", Verdict.INCONCLUSIVE, Verdict.HOLDS, "it <i>broke</i>\u0001"));

  @TempDir private Path folder;
  private Path report;

  @BeforeEach
  void write() throws IOException {
    report = ReportFolder.chosen(folder.resolve("out")).write(CONTENTS);
  }

  private static Contents contents(FormFinding... findings) {
    return Contents.of(evidence(findings), Toy.cards(findings), Toy.WORDS);
  }

  private String read(String name) throws IOException {
    return Files.readString(report.resolve(name));
  }

  @Test
  void holdsItsFilesAndNothingElse() throws IOException {
    assertThat(
        names(report),
        equalTo(
            Set.of(
                "index.html",
                "style.css",
                "report.js",
                "evidence.json",
                "junit.xml",
                "summary.md",
                "badge.json",
                "badge.svg")));
    assertThat("nothing is left beside it", names(folder), equalTo(Set.of("out")));
  }

  @Test
  void aJournalIsReplacedByTheReport() throws IOException {
    ReportFolder place = ReportFolder.chosen(folder.resolve("other"));
    Path journal = place.journal("run");
    assertThat(journal, equalTo(folder.resolve("other").resolve("journal.jsonl").toAbsolutePath()));
    Files.createDirectories(journal.getParent());
    Files.writeString(journal, "");
    ReportFolder.chosen(folder.resolve("other")).write(CONTENTS);
    assertThat(names(folder.resolve("other")), equalTo(names(report)));
    assertThat(
        ReportFolder.kept(folder).journal("quick-0-abc"),
        equalTo(folder.resolve("unfinished-quick-0-abc/journal.jsonl").toAbsolutePath()));
  }

  /** The one moment in which neither the old nor the new is in its place. */
  @Test
  void whatAKilledRunLeftAsideComesBack() throws IOException {
    Path aside = Files.createDirectory(folder.resolve(".old-out-123"));
    Files.move(report, aside.resolve("report"));
    ReportFolder.chosen(folder.resolve("out"));
    assertThat(Files.exists(report.resolve("evidence.json")), equalTo(true));
    assertThat(names(folder), equalTo(Set.of("out")));
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(f -> names.add(f.getFileName().toString()));
    }
    return names;
  }

  @Test
  void everyLinkResolves() throws IOException {
    String page = read("index.html");
    List<String> ids = all(page, "\\bid=\"([^\"]+)\"");
    assertThat("ids are unique", new HashSet<>(ids).size(), equalTo(ids.size()));
    List<String> broken = new ArrayList<>();
    for (String target : all(page, "(?:href|src)=\"([^\"]+)\"")) {
      boolean resolves =
          target.startsWith("#")
              ? ids.contains(target.substring(1))
              : target.equals("data:,") || Files.exists(report.resolve(target));
      if (!resolves) {
        broken.add(target);
      }
    }
    assertThat(broken, empty());
    assertThat(ids, hasItem("toy.corrected"));
  }

  private static List<String> all(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** A strict Content-Security-Policy blocks inline scripts and styles, and all that is foreign. */
  @Test
  void hasNothingThatAStrictPolicyBlocks() throws IOException {
    String page = read("index.html");
    assertThat(all(page, "<script([^>]*)>"), equalTo(List.of(" src=\"report.js\" defer")));
    assertThat(page, not(containsString("style=")));
    assertThat(page, not(containsString("<style")));
    assertThat(page, not(containsString("http:")));
    assertThat(page, not(containsString("https:")));
  }

  /** Markdown as a code forge shows it. */
  private static String shown(String markdown) {
    List<Extension> tables = List.of(TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }

  /** What changed since a baseline of that name. */
  private static Comparison compared(String name, Change... changes) {
    return new Comparison(
        new Comparison.Side(name, CONTENTS.evidence().upshot(), List.of()),
        new Comparison.Side("this run", CONTENTS.evidence().upshot(), List.of()),
        true,
        List.of(changes));
  }

  private static Change moved(String form) {
    return new Change(form, "verdict", "", "HOLDS", "REFUTED");
  }

  /** Text that is out to end its cell, its code or its line stays where it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "`",
        "``a`",
        "\\",
        "a\\|b",
        "\\\\|",
        "|",
        "**b** _c_ ~~d~~",
        "![x](y)",
        "&lt;",
        "<b>"
      })
  void noMarkupBeginsInTextOfOthers(String text) {
    FormFinding finding = finding("sharp", Verdict.HOLDS, Verdict.HOLDS, text);
    String form = "toy." + text;
    Contents contents = contents(finding).with(compared(text, moved(form)));
    String shown = shown(Summary.text(contents));
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    assertThat(shown, containsString("<p>Since <code>" + escaped + "</code>: "));
    assertThat(shown, containsString("<li><code>toy." + escaped + "</code>: HOLDS → REFUTED</li>"));
    assertThat(
        shown, containsString("<li><code>toy." + escaped + ": verdict HOLDS -&gt; REFUTED</code>"));
    assertThat(shown, containsString("broke</strong>: <code>" + escaped + "</code></li>"));
    assertThat(shown, containsString("<td><code>broken: " + escaped + "</code></td>"));
    assertThat(all(shown, "(<t[dh]>)").size(), equalTo(12));
  }

  @Test
  void textIsEscaped() throws IOException {
    String page = read("index.html");
    assertThat(page, containsString("sim &lt;script"));
    assertThat(page, containsString("measured &lt;/svg"));
    assertThat(page, containsString("&lt;script&gt;alert(2)&lt;/script&gt;"));
    String summary = shown(read("summary.md"));
    assertThat(summary, not(containsString("<script")));
    assertThat(summary, containsString("simulator <code>sim &lt;script&gt;</code>"));
    assertThat(summary, containsString("<td><code>measured &lt;/svg&gt; | that</code></td>"));
  }

  @Test
  void surprisesComeFirst() throws IOException {
    String page = read("index.html");
    assertThat(page, containsString("2 of 3 verdicts not as expected"));
    assertThat(
        page.indexOf("href=\"#toy.corrected\"") < page.indexOf("href=\"#toy.as-printed\""),
        equalTo(true));
    String summary = read("summary.md");
    assertThat(summary, startsWith("## TwoPhase: 2 of 3 verdicts not as expected: "));
    assertThat(summary.indexOf("| corrected") < summary.indexOf("| as-printed"), equalTo(true));
    assertThat(summary, containsString("reproduce 'toy:corrected:quick:0:3:failed:m=1,d=2'"));
  }

  @Test
  void inOneFileItNeedsNoOther() throws IOException {
    Figure figure =
        new Figure(
            "toy",
            "A <b>toy</b>",
            "caption",
            List.of(
                new Panel(
                    "</svg><script>alert(3)</script>",
                    Axis.linear("x"),
                    Axis.logarithmic("y <i>"),
                    List.of(
                        new Series.Line(
                            "a, \"b\"", List.of(Reading.of(1, 1), Reading.of(2, 100)))))));
    report =
        ReportFolder.chosen(folder.resolve("out"))
            .write(
                CONTENTS
                    .with(compared("was <b>so</b>"))
                    .withFigures(List.of(figure))
                    .alsoInOneFile(true));
    String page = read("report.html");
    assertThat(page, containsString("<style>\n:root {"));
    assertThat(page, containsString("download=\"toy.csv\" href=\"data:text/csv;base64,"));
    assertThat(all(page, "(?:href|src)=\"([^#d][^\"]*)\""), empty());
    assertThat(page, not(containsString("alert(3)</script>")));
    assertThat(read("index.html"), containsString("&lt;/svg&gt;&lt;script&gt;alert(3)"));
    assertThat(read("figures/toy.csv"), containsString("\"a, \"\"b\"\"\",2,100,,"));
    assertThat(read("figures/toy-1.svg"), startsWith("<svg "));
    assertThat(page, containsString("<li>was &lt;b&gt;so&lt;/b&gt;: 2 of 3"));
    assertThat(shown(read("summary.md")), containsString("Since <code>was &lt;b&gt;so"));
  }

  @Test
  void aFigureStandsInTheSectionOfItsStatement() throws IOException {
    Panel panel =
        new Panel(
            "p",
            Axis.linear("x"),
            Axis.linear("y"),
            List.of(new Series.Line("a", List.of(Reading.of(1, 1), Reading.of(2, 100)))));
    Figure placed = new Figure("placed", "Placed", "caption", List.of(panel)).in("toy");
    Figure elsewhere = new Figure("loose", "Loose", "caption", List.of(panel)).in("none-such");
    report =
        ReportFolder.chosen(folder.resolve("out"))
            .write(CONTENTS.withFigures(List.of(placed, elsewhere)));
    String page = read("index.html");
    int section = page.indexOf("<h2 id=\"toy\">");
    assertThat(page.indexOf("<figure id=\"figure-placed\">") > section, equalTo(true));
    assertThat(page, containsString("<a href=\"#figure-placed\">Placed</a>"));
    assertThat(page, containsString("<a href=\"#figures\">All figures</a>"));
    int loose = page.indexOf("<figure id=\"figure-loose\">");
    assertThat(loose > 0 && loose < section, equalTo(true));
  }

  private static Contents hugeContents() {
    FormFinding[] many =
        IntStream.range(0, 3000)
            .mapToObj(k -> finding("sharp." + k, Verdict.REFUTED, Verdict.HOLDS, null))
            .toArray(FormFinding[]::new);
    Change[] changes =
        IntStream.range(0, 3000).mapToObj(k -> moved("toy.sharp." + k)).toArray(Change[]::new);
    return contents(many).with(compared("baseline", changes));
  }

  @Test
  void aSummaryFitsAComment() {
    String summary = Summary.text(hugeContents());
    assertThat(summary.getBytes(StandardCharsets.UTF_8).length, lessThan(64 * 1024));
    assertThat(summary, containsString("more than fits here"));
  }

  /** Lines to read; what is left out is counted. */
  @Test
  void aSummarySaysTheMainThingsInTenLinesAndFoldsTheRest() {
    for (Contents contents : List.of(CONTENTS, hugeContents())) {
      String summary = Summary.text(contents);
      String opening = summary.substring(0, summary.indexOf("<details>"));
      assertThat(opening, opening.lines().filter(line -> !line.isBlank()).count(), lessThan(11L));
      assertThat(opening, containsString("\n[The whole report](index.html); "));
      assertThat(opening, containsString("reproduce 'toy:"));
      assertThat(
          "folds that end",
          all(summary, "(<details>)").size(),
          equalTo(all(summary, "(\n\n</details>)").size()));
      assertThat(shown(summary), containsString("<table>"));
    }
  }

  @Test
  void inASummaryChangesComeFirstThenWhatIsNotAsExpected() {
    String summary =
        Summary.text(
            CONTENTS.with(
                compared("baseline", moved("toy.a"), moved("toy.b"), moved("toy.corrected"))));
    List<String> order =
        List.of(
            "Since `baseline`: **verdicts that changed: 3**, other changes: 0.",
            "* `toy.a`: HOLDS → REFUTED",
            "* … and 2 more, below",
            "- **`toy.corrected` is REFUTED, expected HOLDS**: `words`; replay: `java ",
            "- **the check of `toy.sharp` broke**: `it <i>broke",
            "1 HOLDS, 1 REFUTED, 1 INCONCLUSIVE.",
            "<summary>All that changed</summary>",
            "<summary>All verdicts: 3</summary>",
            "<summary>Replay the counterexamples</summary>");
    List<Integer> places = order.stream().map(summary::indexOf).toList();
    assertThat(summary, places, not(hasItem(-1)));
    assertThat(summary, places, equalTo(places.stream().sorted().toList()));
  }

  @Test
  void aSummarySaysThatNothingChanged() {
    String summary = Summary.text(CONTENTS.with(compared("baseline")));
    assertThat(summary, containsString("Since `baseline`: nothing changed."));
    assertThat(summary, not(containsString("All that changed")));
    assertThat(Summary.text(CONTENTS), not(containsString("Since")));
  }

  @Test
  void junitCountsFailuresAndErrors() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(read("junit.xml").getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getAttribute("tests"), equalTo("3"));
    assertThat(root.getAttribute("failures"), equalTo("1"));
    assertThat(root.getAttribute("errors"), equalTo("1"));
    assertThat(root.getElementsByTagName("testcase").getLength(), equalTo(3));
    assertThat(root.getElementsByTagName("failure").getLength(), equalTo(1));
    assertThat(
        ((Element) root.getElementsByTagName("error").item(0)).getAttribute("message"),
        equalTo("it <i>broke</i>\uFFFD"));
  }

  @Test
  void anEarlierReportIsReplaced() throws IOException {
    Files.writeString(report.resolve("report.html"), "old");
    ReportFolder.chosen(folder.resolve("out")).write(CONTENTS);
    assertThat(Files.exists(report.resolve("report.html")), equalTo(false));
    assertThat(names(folder), equalTo(Set.of("out")));
  }

  @Test
  void whatIsSomebodysInAReportsFolderIsNotLost() throws IOException {
    Files.writeString(report.resolve("notes.txt"), "mine");
    var thrown =
        assertThrows(BadInputException.class, () -> ReportFolder.chosen(folder.resolve("out")));
    assertThat(
        thrown.getMessage(),
        containsString("also holds `notes.txt`, which would be lost; name another folder"));
    assertThat(Files.readString(report.resolve("notes.txt")), equalTo("mine"));
  }

  @Test
  void theFolderOfTheCommandItselfIsRefused() {
    for (Path here : List.of(Path.of("."), Path.of(""), Path.of("..").toAbsolutePath())) {
      var thrown = assertThrows(BadInputException.class, () -> ReportFolder.chosen(here));
      assertThat(
          thrown.getMessage(),
          containsString("is the folder the command is given in, or above it"));
    }
  }

  /** A run into `out-2` that was killed between two renamings left what it replaced aside. */
  @Test
  void aReportAsideIsTakenBackByItsOwnFolderAlone() throws IOException {
    Path aside = Files.createDirectories(folder.resolve(".old-out-2-123/report"));
    Files.writeString(aside.resolve("evidence.json"), "of out-2");
    Files.move(report, folder.resolve("gone"));
    ReportFolder.chosen(folder.resolve("out"));
    assertThat(Files.exists(aside.resolve("evidence.json")), equalTo(true));
    ReportFolder.chosen(folder.resolve("out-2"));
    assertThat(Files.readString(folder.resolve("out-2/evidence.json")), equalTo("of out-2"));
  }

  @Test
  void whatIsNoReportIsNotReplaced() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "years of work");
    var thrown = assertThrows(BadInputException.class, () -> ReportFolder.chosen(mine));
    assertThat(thrown.getMessage(), containsString("holds no report"));
    assertThrows(BadInputException.class, () -> ReportFolder.chosen(mine.resolve("thesis.txt")));
    var below =
        assertThrows(
            BadInputException.class,
            () -> ReportFolder.chosen(mine.resolve("thesis.txt").resolve("x")));
    assertThat(below.getMessage(), containsString("cannot be written"));
    assertThat(Files.readString(mine.resolve("thesis.txt")), equalTo("years of work"));
  }

  @Test
  void anEmptyFolderIsTaken() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    ReportFolder.chosen(empty).write(CONTENTS);
    assertThat(Files.exists(empty.resolve("index.html")), equalTo(true));
  }

  /** Before a run, and where it came there while one ran: the run's own report is written then. */
  @Test
  void whatIsSomebodysBesideTheLatestReportIsNotLost() throws IOException {
    Path reports = folder.resolve("reports");
    ReportFolder begun = ReportFolder.kept(reports);
    begun.write(CONTENTS);
    Path notes = Files.writeString(reports.resolve("latest/notes.txt"), "mine");
    String line =
        "latest` also holds `notes.txt`, which would be lost; name another folder, or move";
    for (Executable late :
        List.<Executable>of(() -> ReportFolder.kept(reports), () -> begun.write(CONTENTS))) {
      var thrown = assertThrows(BadInputException.class, late);
      assertThat(thrown.getMessage(), containsString(line));
      assertThat(Files.readString(notes), equalTo("mine"));
    }
    assertThat(
        Files.exists(reports.resolve("20260102T030405Z-quick-7-2/evidence.json")), equalTo(true));
    Files.delete(notes);
    ReportFolder.kept(reports).write(CONTENTS);
  }

  @Test
  void keptRunsAreListedWithTheLatest() throws IOException {
    Path reports = folder.resolve("reports");
    Path first = ReportFolder.kept(reports).write(CONTENTS);
    Path second = ReportFolder.kept(reports).write(CONTENTS);
    Files.createDirectories(reports.resolve("stranger"));
    Files.writeString(
        Files.createDirectories(reports.resolve("torn")).resolve("evidence.json"), "{");
    ReportFolder.kept(reports).write(CONTENTS);
    assertThat(first.getFileName().toString(), equalTo("20260102T030405Z-quick-7"));
    assertThat(second.getFileName().toString(), equalTo("20260102T030405Z-quick-7-2"));
    String list = Files.readString(reports.resolve("index.html"));
    List<String> links = all(list, "<h3><a href=\"([^\"]+index.html)\"");
    assertThat(
        links,
        equalTo(
            List.of(
                "./20260102T030405Z-quick-7-3/index.html",
                "./20260102T030405Z-quick-7-2/index.html",
                "./20260102T030405Z-quick-7/index.html")));
    assertThat(list, containsString("1 HOLDS, 1 REFUTED, 1 INCONCLUSIVE"));
    assertThat(
        list, containsString("<li>torn: no evidence file, for it is no JSON (line 1, column"));
    assertThat(
        list, containsString("href=\"./20260102T030405Z-quick-7-3/index.html#toy.corrected\""));
    assertThat(list, not(containsString("1 verdict changed")));
    Path before = reports.resolve("20260102T030405Z-quick-7/evidence.json");
    Contents held = contents(finding("corrected", Verdict.HOLDS, Verdict.HOLDS, null));
    Files.writeString(before, EvidenceFile.text(held.evidence()));
    ReportFolder.kept(reports).write(CONTENTS);
    assertThat(
        Files.readString(reports.resolve("index.html")), containsString("1 verdict changed"));
    assertThat(Files.exists(reports.resolve("latest/index.html")), equalTo(true));
    assertThat(Files.exists(reports.resolve("latest/style.css")), equalTo(true));
    try (Stream<Path> hidden = Files.list(reports)) {
      assertThat(hidden.filter(p -> p.getFileName().toString().startsWith(".")).toList(), empty());
    }
  }
}

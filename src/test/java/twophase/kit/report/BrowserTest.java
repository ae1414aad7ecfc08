package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;
import twophase.kit.statement.Verdict;
import twophase.kit.suite.Suite;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/**
 * A report in a real browser, served with the policy that Jenkins has by default: no scripts,
 * styles from the same place only. Pictures of it are left in {@code target/screenshots}.
 */
@Tag("slow")
class BrowserTest {
  private static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self' data:";
  private static final String SCRIPTS = STRICT + "; script-src 'self'";
  private static final String MAP = "/strict/map/index.html";
  private static final String RUNS = "/strict/index.html";
  private static final String FAULTS = "/kept/faults/faults.html";
  private static final Path PICTURES = Path.of("target/screenshots");

  /** Of a page. A browser on one loaded core lays out about 70,000 in a second and a half. */
  private static final int MOST_ELEMENTS = 100_000;

  @TempDir private static Path folder;
  private static Chromium browser;
  private static HttpServer server;
  private static Path report;

  @BeforeAll
  static void serveAReport() throws IOException {
    assumeTrue(Chromium.installed().isPresent(), "no Chromium on PATH: apt-get install chromium");
    browser = Chromium.installed().orElseThrow();
    Path reports = folder.resolve("reports");
    for (Verdict verdict : List.of(Verdict.HOLDS, Verdict.REFUTED)) {
      keepAToy(reports, verdict);
    }
    Evidence evidence = evidence();
    Contents contents =
        Contents.of(evidence, Paper.CARDS, Paper.THEORY.words())
            .withFigures(List.of(figure()))
            .alsoInOneFile(true);
    report = ReportFolder.kept(reports).write(contents);
    MapFolder.at(reports.resolve("map"))
        .write(MapFolderTest.map(12, 10, "<script>toy"), MapFolderTest.WORDS, MapFolderTest.REPLAY);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/strict/", reports, STRICT);
    serve("/scripts/", reports, SCRIPTS);
    serve("/kept/", Path.of("verification-reports"), SCRIPTS);
    server.createContext("/probe", BrowserTest::probe);
    server.start();
  }

  /** An earlier run, of another theory. */
  private static void keepAToy(Path reports, Verdict verdict) throws IOException {
    FormFinding[] toys = {
      Toy.finding("as-printed", verdict, Verdict.HOLDS, null),
      Toy.finding("sharp", Verdict.VACUOUS, Verdict.VACUOUS, null)
    };
    ReportFolder.kept(reports).write(Contents.of(Toy.evidence(toys), Toy.cards(toys), Toy.WORDS));
  }

  private static Evidence evidence() {
    return Suite.run(
        Paper.quick(0, new FastSimulator(), "theorem-2", "norm-balance", "oscillation"),
        Progress.NONE);
  }

  private static Figure figure() {
    List<Reading> readings =
        IntStream.range(1, 100).mapToObj(k -> new Reading(k, k, k / 2.0, 2 * k)).toList();
    return new Figure(
        "toy",
        "A toy <script>alert(1)</script>",
        "</svg> in words",
        List.of(
            new Panel(
                "</svg>",
                Axis.linear("x"),
                Axis.logarithmic("y"),
                List.of(
                    new Series.Band("band", readings),
                    new Series.Law("law", readings),
                    new Series.Line("line", readings.subList(20, 70))))));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void serve(String path, Path folder, String policy) {
    Map<String, String> types =
        Map.of("html", "text/html; charset=utf-8", "css", "text/css", "js", "text/javascript");
    server.createContext(
        path,
        exchange -> {
          String name = exchange.getRequestURI().getPath().substring(path.length());
          Path file = folder.resolve(name);
          exchange.getResponseHeaders().set("Content-Security-Policy", policy);
          String ending = name.substring(name.lastIndexOf('.') + 1);
          exchange
              .getResponseHeaders()
              .set("Content-Type", types.getOrDefault(ending, "text/plain"));
          exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
          boolean there = Files.isRegularFile(file);
          answer(exchange, there ? 200 : 404, there ? Files.readAllBytes(file) : new byte[0]);
        });
  }

  private static void probe(HttpExchange exchange) throws IOException {
    try (InputStream stream = BrowserTest.class.getResourceAsStream("probe.html")) {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      answer(exchange, 200, stream.readAllBytes());
    }
  }

  private static void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static String page(String policy) {
    return "/" + policy + "/" + report.getFileName() + "/index.html";
  }

  /** What the probe saw in a page. */
  private static JsonNode seen(String page, int width, boolean dark, String act) throws Exception {
    String query = "?width=" + width + "&act=" + act + "&page=" + page;
    String dom = browser.open(address("/probe" + query), dark).dom();
    String json = dom.replaceAll("(?s).*<pre id=\"found\">(.*?)</pre>.*", "$1");
    return JsonMapper.builder()
        .build()
        .readTree(json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  @Test
  void nothingIsWrongButTheBlockedScript() throws Exception {
    List<String> console = browser.open(address(page("strict")), false).console();
    assertThat(console, everyItem(containsString("report.js")));
    assertThat(browser.open(address(page("scripts")), false).console(), empty());
    assertThat(browser.open(address("/scripts/index.html"), false).console(), empty());
  }

  @ParameterizedTest
  @CsvSource({"strict, false", "strict, true", "scripts, false", "scripts, true"})
  void everythingIsReadable(String policy, boolean dark) throws Exception {
    JsonNode seen = seen(page(policy), 1280, dark, "");
    assertReadable(seen, dark);
    assertThat(seen.path("title").asText(), containsString("verdicts as expected"));
    assertThat(seen.path("styled").asInt(), equalTo(1));
    assertThat(seen.path("scripted").asInt() > 0, equalTo(policy.equals("scripts")));
    assertThat(seen.path("pictures").asInt(), greaterThan(1));
    assertThat(seen.path("flatPictures").asInt(), equalTo(0));
    assertThat("text of figures below 14 pixels", texts(seen, "tiny"), empty());
    assertThat(seen.path("formulas").asInt(), greaterThan(2));
    assertThat(seen.path("elements").asInt(), lessThan(MOST_ELEMENTS));
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 320})
  void aPhoneNeedsNoScrollingSideways(int width) throws Exception {
    for (String page :
        List.of(page("strict"), page("scripts"), "/scripts/index.html", MAP, FAULTS)) {
      JsonNode seen = seen(page, width, false, "");
      assertThat(page, texts(seen, "tooWide"), empty());
      assertThat(page, seen.path("scrollWidth"), equalTo(seen.path("clientWidth")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMapIsReadable(boolean dark) throws Exception {
    assertThat(browser.open(address(MAP), dark).console(), everyItem(containsString("report.js")));
    JsonNode seen = seen(MAP, 1280, dark, "");
    assertReadable(seen, dark);
    assertThat("outcome and tightness", seen.path("pictures").asInt(), equalTo(2));
    assertThat(seen.path("flatPictures").asInt(), equalTo(0));
  }

  /** The list of kept runs, in which verdicts moved, without any script. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theListOfRunsIsReadable(boolean dark) throws Exception {
    assertThat(browser.open(address(RUNS), dark).console(), empty());
    JsonNode seen = seen(RUNS, 1280, dark, "");
    assertReadable(seen, dark);
    assertThat("outside of its own scrolling", texts(seen, "tooWide"), empty());
    assertThat("links too small for a finger", texts(seen, "small"), empty());
  }

  /** The kept matrix of all faults and all statements. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theMatrixOfFaultsIsReadable(boolean dark) throws Exception {
    assertThat(browser.open(address(FAULTS), dark).console(), empty());
    JsonNode seen = seen(FAULTS, 1280, dark, "");
    assertReadable(seen, dark);
    assertThat("outside of its own scrolling", texts(seen, "tooWide"), empty());
    assertThat(seen.path("elements").asInt(), lessThan(MOST_ELEMENTS));
  }

  /** The kept run of all statements, with all figures: how large it is says how fast it opens. */
  @Test
  void aFullReportOpensAtOnce() throws Exception {
    assertThat(
        Files.size(Path.of("verification-reports/reference/index.html")), lessThan(5L << 20));
    JsonNode seen = seen("/kept/reference/index.html", 1280, false, "");
    assertThat(seen.path("elements").asInt(), lessThan(MOST_ELEMENTS));
    assertThat("anchors", texts(seen, "brokenAnchors"), empty());
    assertThat("ids that occur twice", texts(seen, "sameIds"), empty());
  }

  @Test
  void tablesSortAndFilter() throws Exception {
    JsonNode seen = seen(page("scripts"), 1280, false, "sort");
    List<Integer> trials = new ArrayList<>();
    seen.path("sorted").forEach(n -> trials.add(n.asInt()));
    assertThat(trials, equalTo(trials.stream().sorted().toList()));
    assertThat(trials, not(empty()));
    assertThat(texts(seen, "left"), equalTo(List.of("oscillation")));
  }

  @Test
  void theSingleFileWorksFromADisk() throws Exception {
    Chromium.Page page = browser.open(report.resolve("report.html").toUri().toString(), false);
    assertThat(page.console(), empty());
    assertThat(page.dom(), containsString("class=\"sort\""));
    assertThat(Files.size(report.resolve("report.html")), lessThan(5L << 20));
  }

  @Test
  void thePrintedPageHasWhatItsFoldsHold() throws Exception {
    Path opened = report.resolve("opened.html");
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page, containsString("<details><summary>"));
    Files.writeString(opened, page.replaceAll("<details( class=\"card\")?>", "<details$1 open>"));
    long sheets = browser.sheets(report.resolve("index.html").toUri().toString());
    assertThat(sheets, equalTo(browser.sheets(opened.toUri().toString())));
    Files.delete(opened);
  }

  @Test
  void picturesAreTaken() throws Exception {
    String page = address(page("scripts"));
    browser.picture(page, false, 1280, 2400, PICTURES.resolve("light.png"));
    browser.picture(page, true, 1280, 2400, PICTURES.resolve("dark.png"));
    browser.picture(page, false, 500, 1600, PICTURES.resolve("narrow.png"));
    browser.picture(
        address("/scripts/index.html"), false, 1280, 800, PICTURES.resolve("history.png"));
    for (String name : List.of("light", "dark", "narrow", "history")) {
      assertThat(Files.size(PICTURES.resolve(name + ".png")), greaterThan(10_000L));
    }
  }

  /** What holds of every page, whatever is on it. */
  private static void assertReadable(JsonNode seen, boolean dark) {
    assertThat(seen.path("scheme").asText(), equalTo(dark ? "dark" : "light"));
    assertThat("text below a contrast of 4.5", texts(seen, "faint"), empty());
    assertThat("anchors", texts(seen, "brokenAnchors"), empty());
    assertThat("ids that occur twice", texts(seen, "sameIds"), empty());
    assertThat("headings after a gap", texts(seen, "skippedHeadings"), empty());
  }

  private static List<String> texts(JsonNode seen, String name) {
    List<String> texts = new ArrayList<>();
    seen.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}

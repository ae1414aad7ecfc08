package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Toy;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.statement.Verdict;

/**
 * Terminal, page, summary, JUnit file, list of runs and comparison say the same of a run, whatever
 * it found: every combination of verdicts, in forms and in parts of forms.
 */
class FacesTest {
  private static final Pattern HEADLINE =
      Pattern.compile(
          "(?:Nothing was tested(?:: (?<left>\\d+) not offered)?"
              + "|(?<one>The one verdict is)? ?(?:All (?<all>\\d+) verdicts)? ?as expected"
              + "|(?<some>\\d+) of (?<of>\\d+) verdicts not as expected: "
              + "(?:(?<differs>\\d+) other than expected)?(?:, )?"
              + "(?:(?<undecided>\\d+) undecided)?(?:, )?(?:(?<broken>\\d+) broken)?)"
              + "(?: \\((?<apart>\\d+) more not offered\\))?");

  @TempDir private static Path folder;

  /** One way in which a form, or a part, may have ended. */
  private record State(Verdict verdict, Verdict expected, boolean offered, boolean broken) {

    static List<State> all() {
      List<State> all = new ArrayList<>();
      List<Verdict> expectable =
          List.of(Verdict.HOLDS, Verdict.REFUTED, Verdict.VACUOUS, Verdict.UNTESTABLE);
      for (Verdict expected : expectable) {
        for (Verdict verdict : Verdict.values()) {
          if (verdict == Verdict.NOT_OFFERED) {
            continue;
          }
          all.add(new State(verdict, expected, true, false));
        }
        all.add(new State(Verdict.INCONCLUSIVE, expected, true, true));
        all.add(new State(Verdict.INCONCLUSIVE, expected, false, false));
      }
      return all;
    }

    /** One for each way to stand, and two that are as expected. */
    static List<State> some() {
      return List.of(
          new State(Verdict.HOLDS, Verdict.HOLDS, true, false),
          new State(Verdict.REFUTED, Verdict.REFUTED, true, false),
          new State(Verdict.HOLDS, Verdict.REFUTED, true, false),
          new State(Verdict.INCONCLUSIVE, Verdict.HOLDS, true, false),
          new State(Verdict.INCONCLUSIVE, Verdict.HOLDS, true, true),
          new State(Verdict.INCONCLUSIVE, Verdict.HOLDS, false, false));
    }

    FormFinding finding(String form) {
      return offered
          ? Toy.finding(form, verdict, expected, broken ? "why" : null)
          : Toy.notOffered(form, expected);
    }

    /** What the number of a form is told under; worked out here, without the suite. */
    String standing() {
      if (!offered) {
        return "not offered";
      } else if (broken) {
        return "broken";
      } else if (verdict == expected) {
        return "as expected";
      }
      return verdict == Verdict.INCONCLUSIVE ? "undecided" : "differs";
    }
  }

  /** What a face says: how many forms stand how, and how many got which verdict. */
  private record Told(Map<String, Long> standings, Map<String, Long> verdicts) {}

  private static Told told(List<State> parts) {
    List<String> standings = parts.stream().map(State::standing).toList();
    String worst =
        Stream.of("broken", "differs", "undecided", "as expected")
            .filter(standings::contains)
            .findFirst()
            .orElse("not offered");
    List<Verdict> offered = parts.stream().filter(State::offered).map(State::verdict).toList();
    String verdict =
        offered.isEmpty()
            ? "NOT OFFERED"
            : Stream.of("REFUTED", "INCONCLUSIVE", "UNTESTABLE", "VACUOUS", "HOLDS")
                .filter(word -> offered.contains(Verdict.valueOf(word)))
                .findFirst()
                .orElseThrow();
    return new Told(Map.of(worst, 1L), Map.of(verdict, 1L));
  }

  @Test
  void aFormThatWasTestedItself() throws Exception {
    for (State state : State.all()) {
      FormFinding finding = state.finding("sharp");
      check(Toy.evidence(finding), told(List.of(state)), finding);
    }
  }

  @Test
  void aFormOfTwoParts() throws Exception {
    List<State> states = State.all();
    for (int one = 0; one < states.size(); one++) {
      for (int other = one; other < states.size(); other++) {
        List<State> parts = List.of(states.get(one), states.get(other));
        FormFinding[] findings = {parts.get(0).finding("sharp.a"), parts.get(1).finding("sharp.b")};
        check(Toy.evidence(findings), told(parts), findings);
      }
    }
  }

  /**
   * Of readings one is enough for the form to hold, and all have to fail; as it stands is still
   * what the worst of them is, whatever the form's verdict is.
   */
  @Test
  void aFormOfTwoReadings() throws Exception {
    for (State one : State.all()) {
      for (State other : State.some()) {
        List<State> parts = List.of(one, other);
        FormFinding[] findings = {one.finding("sharp.a"), other.finding("sharp.b")};
        check(
            Toy.readings(findings),
            new Told(told(parts).standings(), Map.of(ofReadings(parts), 1L)),
            findings);
      }
    }
  }

  private static String ofReadings(List<State> readings) {
    List<Verdict> found = readings.stream().filter(State::offered).map(State::verdict).toList();
    if (found.isEmpty()) {
      return "NOT OFFERED";
    }
    return Stream.of("HOLDS", "INCONCLUSIVE", "UNTESTABLE", "VACUOUS", "REFUTED")
        .filter(word -> found.contains(Verdict.valueOf(word)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFormOfThreePartsBesideAnother() throws Exception {
    State fine = State.some().get(0);
    for (State one : State.some()) {
      for (State two : State.some()) {
        for (State three : State.some()) {
          FormFinding[] findings = {
            fine.finding("as-printed"),
            one.finding("sharp.a"),
            two.finding("sharp.b"),
            three.finding("sharp.c")
          };
          check(
              Toy.evidence(findings),
              sum(List.of(told(List.of(fine)), told(List.of(one, two, three)))),
              findings);
        }
      }
    }
  }

  /** In a shard the other parts are elsewhere: each part is counted by itself. */
  @Test
  void partsInAShard() throws Exception {
    for (State one : State.some()) {
      for (State two : State.some()) {
        FormFinding[] findings = {one.finding("sharp.a"), two.finding("sharp.b")};
        check(Toy.shard(findings), sum(List.of(told(List.of(one)), told(List.of(two)))), findings);
      }
    }
  }

  private static Told sum(List<Told> all) {
    Map<String, Long> standings = new TreeMap<>();
    Map<String, Long> verdicts = new TreeMap<>();
    for (Told told : all) {
      told.standings().forEach((word, count) -> standings.merge(word, count, Long::sum));
      told.verdicts().forEach((word, count) -> verdicts.merge(word, count, Long::sum));
    }
    return new Told(standings, verdicts);
  }

  private static void check(Evidence evidence, Told expected, FormFinding... findings)
      throws Exception {
    Path report =
        ReportFolder.chosen(folder.resolve("report"))
            .write(Contents.of(evidence, Toy.cards(findings), Toy.WORDS));
    String name = evidence.tested().stream().map(f -> f.id() + " " + f.standing()).toList() + "";
    assertThat(name + ": terminal", terminal(evidence, findings), equalTo(expected));
    assertThat(name + ": page", page(report), equalTo(expected));
    assertThat(name + ": summary", summary(report), equalTo(expected));
    assertThat(name + ": JUnit", junit(report), equalTo(expected.standings()));
    for (Told side : comparison(evidence)) {
      assertThat(name + ": comparison", side, equalTo(expected));
    }
    assertThat(
        name + ": read back", terminal(EvidenceFile.read(report), findings), equalTo(expected));
    assertThat(
        name + ": exit code", evidence.upshot().exitCode(), equalTo(code(expected.standings())));
  }

  private static int code(Map<String, Long> standings) {
    if (standings.isEmpty() || standings.containsKey("broken")) {
      return 4;
    } else if (standings.containsKey("differs")) {
      return 1;
    }
    return standings.containsKey("undecided") || !standings.containsKey("as expected") ? 3 : 0;
  }

  private static Map<String, Long> headline(String line) {
    Matcher said = HEADLINE.matcher(line);
    assertThat(line, said.matches(), equalTo(true));
    Map<String, Long> standings = new TreeMap<>();
    long left = number(said, "left") + number(said, "apart");
    long differs = number(said, "differs");
    long undecided = number(said, "undecided");
    long broken = number(said, "broken");
    assertThat(line, number(said, "some"), equalTo(differs + undecided + broken));
    long fine =
        number(said, "all")
            + (said.group("one") == null ? 0 : 1)
            + number(said, "of")
            - number(said, "some");
    Map.of("as expected", fine, "differs", differs, "undecided", undecided)
        .forEach((word, count) -> put(standings, word, count));
    put(standings, "broken", broken);
    put(standings, "not offered", left);
    return standings;
  }

  private static void put(Map<String, Long> counts, String word, long count) {
    if (count > 0) {
      counts.put(word, count);
    }
  }

  private static long number(Matcher said, String group) {
    return said.group(group) == null ? 0 : Long.parseLong(said.group(group));
  }

  private static Map<String, Long> tally(String words) {
    return Pattern.compile("(\\d+) ([A-Z ]+)")
        .matcher(words)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(2),
                found -> Long.parseLong(found.group(1)),
                Long::sum,
                TreeMap::new));
  }

  private static Map<String, Long> counted(Stream<String> words) {
    return words.collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()));
  }

  private static Told terminal(Evidence evidence, FormFinding... findings) {
    StringWriter text = new StringWriter();
    VerdictTable.print(
        Contents.of(evidence, Toy.cards(findings), Toy.WORDS), new PrintWriter(text, true));
    List<String> lines = text.toString().lines().toList();
    String headline =
        lines.stream()
            .takeWhile(l -> !l.startsWith("Error budget spent"))
            .reduce((a, b) -> b)
            .get();
    // The rows end at an empty line; what comes below is told in sentences.
    Stream<String> verdicts =
        lines.stream()
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .map(Pattern.compile("[ !] (\\S+) +([A-Z]+(?: OFFERED)?) .*")::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(2));
    return new Told(headline(headline.replaceAll("\\.$", "")), counted(verdicts));
  }

  /** A whole form's; those of parts follow. */
  private static final String CHIP =
      "<span class=\"chips [a-z]+\"><a class=\"chip [A-Z_]+\" href=\"[^\"]*\" title=\"([A-Z ]+)\"";

  private static Told page(Path report) throws IOException {
    String page = Files.readString(report.resolve("index.html"));
    Map<String, Long> standings = headline(only(page, "<p class=\"change [a-z]+\">(.*)</p>"));
    Map<String, Long> verdicts =
        tally(
            String.join(
                ", ", all(page, "<li><span class=\"verdict [A-Z_]+\">(\\d+ [A-Z ]+)</span></li>")));
    List<String> rows = all(page, "<span class=\"chips ([a-z]+)\"");
    long alarms =
        standings.entrySet().stream()
            .filter(e -> !e.getKey().equals("as expected") && !e.getKey().equals("not offered"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat("rows that alarm", Collections.frequency(rows, "alarm"), equalTo((int) alarms));
    assertThat("rows", counted(all(page, CHIP).stream()), equalTo(verdicts));
    return new Told(standings, verdicts);
  }

  private static Told summary(Path report) throws IOException {
    String summary = Files.readString(report.resolve("summary.md"));
    List<String> rows = summary.lines().filter(line -> line.startsWith("| toy |")).toList();
    Map<String, Long> verdicts =
        counted(
            rows.stream()
                .map(row -> row.split("\\|")[3].replaceAll("\\*\\*|\\(.*\\)", "").strip()));
    assertThat(tally(only(summary, "(?m)^(?:.* In all )?(\\d+ [A-Z].*)\\.$")), equalTo(verdicts));
    return new Told(headline(only(summary, "## TwoPhase: (.*)")), verdicts);
  }

  private static Map<String, Long> junit(Path report) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    Files.readString(report.resolve("junit.xml")).getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    long tests = cases(root, "testcase");
    long failures = cases(root, "failure");
    long errors = cases(root, "error");
    long skipped = cases(root, "skipped");
    assertThat(attribute(root, "tests"), equalTo(tests));
    assertThat(attribute(root, "failures"), equalTo(failures));
    assertThat(attribute(root, "errors"), equalTo(errors));
    assertThat(attribute(root, "skipped"), equalTo(skipped));
    Map<String, Long> standings = new TreeMap<>();
    put(standings, "as expected", tests - failures - errors - skipped);
    put(standings, "broken", errors);
    put(standings, "not offered", skipped);
    for (int k = 0; k < failures; k++) {
      Element failure = (Element) root.getElementsByTagName("failure").item(k);
      boolean undecided = failure.getAttribute("message").lines().allMatch(m -> onlyUndecided(m));
      standings.merge(undecided ? "undecided" : "differs", 1L, Long::sum);
    }
    return standings;
  }

  private static boolean onlyUndecided(String message) {
    return Stream.of(message.split("; ")).allMatch(part -> part.contains("INCONCLUSIVE, expected"));
  }

  private static long cases(Element root, String name) {
    return root.getElementsByTagName(name).getLength();
  }

  private static long attribute(Element root, String name) {
    return Long.parseLong(root.getAttribute(name));
  }

  private static List<Told> comparison(Evidence evidence) {
    return Comparison.of("before", evidence, evidence).lines().stream()
        .map(Pattern.compile("(?:before|this run): (.*) \\((.*)\\)\\.")::matcher)
        .filter(Matcher::matches)
        .map(side -> new Told(headline(side.group(1)), tally(side.group(2))))
        .toList();
  }

  private static String only(String text, String pattern) {
    List<String> found = all(text, pattern);
    assertThat(pattern, found.size(), equalTo(1));
    return found.get(0);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}

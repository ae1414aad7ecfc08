package twophase.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import twophase.statement.Card;
import twophase.statement.Counterexample;
import twophase.statement.Evidence;
import twophase.statement.FormFinding;
import twophase.statement.HypothesisStanding;
import twophase.statement.Measure;
import twophase.statement.Necessity;
import twophase.statement.Numbers;
import twophase.statement.Range;
import twophase.statement.RunInfo;
import twophase.statement.SettingFinding;
import twophase.statement.StatementFinding;
import twophase.statement.Token;
import twophase.statement.Verdict;

/**
 * The evidence of a run in the words of the HTML report. Everything in it is plain text but for the
 * cards, their formulas and the plots.
 */
public final class ReportPage {
  private static final int DIGITS = 3;

  /** The heading of a card's last part. */
  private static final String REFERENCES = "\n## References\n";

  private final Evidence evidence;
  private final List<String> comparison;
  private final List<Drawn> figures;
  private final List<Drawn> maps;
  private final Map<String, Drawn> plots;

  private ReportPage(
      Evidence evidence,
      List<String> comparison,
      List<Drawn> figures,
      List<Drawn> maps,
      Map<String, Drawn> plots) {
    this.evidence = evidence;
    this.comparison = comparison;
    this.figures = figures;
    this.maps = maps;
    this.plots = plots;
  }

  /** The whole page. */
  static ReportPage of(Contents contents) {
    Map<String, Drawn> plots = new LinkedHashMap<>();
    for (FormFinding form : contents.evidence().forms()) {
      String prefix = "e" + plots.size();
      EvidencePlots.of(form).ifPresent(f -> plots.put(form.id().toString(), Drawn.of(f, prefix)));
    }
    List<Drawn> figures = new ArrayList<>();
    contents.figures().forEach(f -> figures.add(Drawn.of(f, "f" + figures.size())));
    List<Drawn> maps = new ArrayList<>();
    contents.maps().forEach(f -> maps.add(Drawn.of(f, "m" + maps.size())));
    return new ReportPage(contents.evidence(), contents.comparison(), figures, maps, plots);
  }

  /** The words alone, without plots. */
  static ReportPage of(Evidence evidence) {
    return new ReportPage(evidence, List.of(), List.of(), List.of(), Map.of());
  }

  /** One form in words. */
  public record Row(
      String statement,
      String line,
      String form,
      String anchor,
      String verdict,
      String expected,
      String surprise,
      String mood,
      String grade,
      String domain,
      String claimed,
      String measured,
      String tightness,
      String trials,
      String expectation,
      String decision,
      Map<String, String> facts,
      List<Drawn> plots,
      Map<String, String> counterexample,
      String replay,
      List<SettingFinding> settings,
      List<HypothesisStanding> hypotheses,
      List<Necessity> necessity,
      List<String> notes) {

    /** Whether the trials of some setting measured a number. */
    public boolean hasValues() {
      return settings.stream().anyMatch(s -> s.value().isPresent());
    }
  }

  /** One statement in words. */
  public record Section(
      String id,
      String title,
      String source,
      String line,
      String formula,
      String mathMl,
      List<Drawn> figures,
      List<Row> rows,
      String cardHtml,
      String referencesHtml) {}

  /** How many forms got a verdict. */
  public record Count(String verdict, long forms) {}

  /** The verdicts that were found, with how many forms got them. */
  public List<Count> counts() {
    return Arrays.stream(Verdict.values())
        .map(
            verdict ->
                new Count(
                    verdict.name(),
                    evidence.wholeForms().stream()
                        .filter(f -> f.offered() && f.verdict() == verdict)
                        .count()))
        .filter(count -> count.forms() > 0)
        .toList();
  }

  /** What changed against a baseline, line by line; empty where there is none. */
  public List<String> comparison() {
    return comparison;
  }

  /** A figure in some section, for a list of them. */
  public record Link(String statement, Drawn drawn) {}

  /** The figures in the statements' sections, in the sections' order. */
  public List<Link> figureLinks() {
    return evidence.statements().stream()
        .map(s -> s.card().id())
        .flatMap(id -> figures(id).stream().map(drawn -> new Link(id, drawn)))
        .toList();
  }

  /** The figures that belong to no section of this report. */
  public List<Drawn> looseFigures() {
    return figures.stream()
        .filter(
            drawn ->
                evidence.statements().stream()
                    .noneMatch(s -> drawn.figure().statement().equals(Optional.of(s.card().id()))))
        .toList();
  }

  private List<Drawn> figures(String statement) {
    return figures.stream()
        .filter(drawn -> drawn.figure().statement().equals(Optional.of(statement)))
        .toList();
  }

  /** Maps of where some statements hold; empty where they were not computed. */
  public List<Drawn> maps() {
    return maps;
  }

  /** Every figure and plot. */
  List<Drawn> drawn() {
    List<Drawn> all = new ArrayList<>(figures);
    all.addAll(maps);
    all.addAll(plots.values());
    return all;
  }

  /** How the run ended, in a few words. */
  public String headline() {
    long surprises = evidence.wholeForms().stream().filter(f -> !f.asExpected()).count();
    long forms = evidence.wholeForms().stream().filter(FormFinding::offered).count();
    if (evidence.exitCode() == 0) {
      return "All " + forms + " verdicts as expected";
    }
    return surprises + " of " + forms + " verdicts not as expected";
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return evidence.exitCode() == 0 ? "calm" : "alarm";
  }

  /** What was checked. */
  public String subject() {
    RunInfo run = evidence.run();
    return "The theory of two-layer linear networks under label-noise SGD, checked on the simulator “"
        + run.simulatorName()
        + "” (version "
        + run.simulatorVersion()
        + "): "
        + evidence.statements().size()
        + " statements in "
        + evidence.wholeForms().size()
        + " forms.";
  }

  /** When, where and with what. */
  public Map<String, String> facts() {
    RunInfo run = evidence.run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Started (UTC)", run.started());
    facts.put(
        "Took", seconds(evidence.wholeForms().stream().mapToDouble(FormFinding::seconds).sum()));
    facts.put("Profile", run.profile());
    run.shard()
        .ifPresent(s -> facts.put("Shard", s + ": a part of a run, to be joined with the others"));
    facts.put("Seed", Long.toString(run.seed()));
    facts.put("TwoPhase", run.version() + " (" + run.commit() + ")");
    facts.put("Platform", "Java " + run.java() + ", " + run.os() + ", threads: " + run.threads());
    facts.put(
        "Error budget",
        Numbers.rounded(evidence.errorSpent(), DIGITS)
            + " spent of "
            + Numbers.rounded(evidence.errorTotal(), DIGITS)
            + ": the chance, at most, that any verdict is wrong by bad luck");
    facts.put("Command", run.command());
    return facts;
  }

  /** What no run can do, and what that means. */
  public String caveat() {
    return "Hypothesis A2 of the paper's Condition 1 asks for a step size so small (below 10⁻⁷⁰⁰"
        + " in every dimension) that no binary64 run meets it, the paper's own included."
        + " Where a statement rests on Condition 1, its verdict is about the conclusion outside the"
        + " stated hypotheses, and its section lists which of A1 to A6 were met. Statements whose"
        + " sections list none do not rest on it.";
  }

  /**
   * Every whole form, the most important first: what is not as expected, then the statements whose
   * printed form does not hold, then the others, each group in the catalogue's order.
   */
  public List<Row> rows() {
    List<StatementFinding> statements = new ArrayList<>(evidence.statements());
    statements.sort(Comparator.comparing(ReportPage::rank));
    List<Row> rows = new ArrayList<>();
    for (StatementFinding statement : statements) {
      statement.wholeForms().forEach(f -> rows.add(row(statement.card(), f)));
    }
    rows.sort(Comparator.comparing((Row row) -> row.mood().equals("calm")));
    return rows;
  }

  private static int rank(StatementFinding statement) {
    boolean calm = statement.forms().stream().allMatch(FormFinding::asExpected);
    boolean holds = statement.forms().stream().allMatch(f -> f.verdict() == Verdict.HOLDS);
    return calm ? (holds ? 2 : 1) : 0;
  }

  /** Every statement with its forms and parts, in the catalogue's order. */
  public List<Section> sections() {
    return evidence.statements().stream()
        .map(
            s ->
                new Section(
                    s.card().id(),
                    s.card().title(),
                    s.card().source(),
                    s.card().line(),
                    s.card().formula(),
                    TypesetFormulas.of(s.card()).orElse(""),
                    figures(s.card().id()),
                    s.forms().stream().map(f -> row(s.card(), f)).toList(),
                    CardHtml.of(beforeReferences(s.card().body())),
                    CardHtml.of(references(s.card().body()))))
        .toList();
  }

  /** A card's references stand in its section for all to see, the rest of it is folded. */
  private static String beforeReferences(String body) {
    int start = body.indexOf(REFERENCES);
    return start < 0 ? body : body.substring(0, start);
  }

  private static String references(String body) {
    int start = body.indexOf(REFERENCES);
    return start < 0 ? "" : body.substring(start + REFERENCES.length());
  }

  /** Which hypotheses were met, in one line. */
  public static String standings(List<HypothesisStanding> hypotheses) {
    return hypotheses.stream().map(h -> h.id() + " " + met(h)).collect(Collectors.joining(", "));
  }

  /** A number for people. */
  public static String number(double value) {
    return Double.isNaN(value) ? "–" : Numbers.rounded(value, DIGITS);
  }

  /** A confidence interval for people. */
  public static String range(Range range) {
    return Numbers.rounded(range.low(), DIGITS) + " to " + Numbers.rounded(range.high(), DIGITS);
  }

  /** A measured number with its interval, for people; a dash where there is none. */
  public static String measure(Optional<Measure> value) {
    return value
        .map(
            v ->
                number(v.estimate())
                    + (Double.isFinite(v.low()) && Double.isFinite(v.high())
                        ? " (" + number(v.low()) + " to " + number(v.high()) + ")"
                        : ""))
        .orElse("–");
  }

  /** Whether a hypothesis was met, in words. */
  public static String met(HypothesisStanding hypothesis) {
    return switch (hypothesis.met()) {
      case "true" -> "met";
      case "false" -> "unmet";
      default -> hypothesis.met();
    };
  }

  private Row row(Card card, FormFinding form) {
    return new Row(
        card.id(),
        card.line(),
        form.id().form(),
        form.id().toString(),
        form.verdict().name(),
        form.expected().name(),
        form.asExpected() ? (form.offered() ? "" : " — not offered") : " — not as expected",
        form.asExpected() ? "calm" : "alarm",
        form.grade().name(),
        form.domain(),
        form.claimed(),
        form.broken().map(why -> "broken: " + why).orElse(form.measured()),
        form.tightness().isPresent() ? number(form.tightness().getAsDouble()) : "–",
        Long.toString(form.trials()),
        expectation(card, form),
        decision(form),
        facts(form),
        Optional.ofNullable(plots.get(form.id().toString())).stream().toList(),
        form.counterexample().map(ReportPage::table).orElse(Map.of()),
        form.counterexample()
            .map(c -> Token.REPLAY + "'" + c.token() + "'" + evidence.run().simulatorOption())
            .orElse(""),
        form.settings(),
        form.hypotheses(),
        form.necessity(),
        form.notes());
  }

  private static String expectation(Card card, FormFinding form) {
    if (!form.offered()) {
      return "The simulator does not offer what this form takes; it does not count.";
    }
    String because =
        card.line(form.id().form()).map(l -> ": " + l.because()).orElse(" from its parts");
    return (form.asExpected() ? "As expected" : "Expected was " + form.expected()) + because + ".";
  }

  /** How the verdict came about, with its numbers. */
  private static String decision(FormFinding form) {
    String what = form.cases() + counted(form.cases(), " setting", " settings");
    String trials = form.trials() + counted(form.trials(), " trial", " trials");
    String chance =
        form.errorProbability() == 0
            ? "nothing was left to chance"
            : "the verdict is wrong with probability at most " + number(form.errorProbability());
    return switch (form.grade()) {
      case EXACT -> "Exact arithmetic at " + what + ", " + trials + "; " + chance + ".";
      case NUMERICAL ->
          (form.verdict() == Verdict.REFUTED
                  ? "A counterexample in binary64, beyond its rounding bound, at "
                  : "Binary64 within a derived rounding bound at ")
              + what
              + ", "
              + trials
              + "; "
              + chance
              + ".";
      case STATISTICAL ->
          "An e-process at each of " + what + ", " + trials + " in all; " + chance + ".";
      case EMPIRICAL -> "Fitted to runs at " + what + ", " + trials + " in all; " + chance + ".";
    };
  }

  private static String counted(long number, String one, String many) {
    return number == 1 ? one : many;
  }

  private static Map<String, String> facts(FormFinding form) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Claimed", form.claimed());
    facts.put("Measured", form.measured());
    form.broken().ifPresent(why -> facts.put("Broken", why));
    facts.put("Tested domain", form.domain());
    form.measure()
        .ifPresent(m -> facts.put("Measured number with its interval", measure(form.measure())));
    form.tightness().ifPresent(t -> facts.put("Tightness (share of the bound used)", number(t)));
    facts.put("Took", seconds(form.seconds()));
    return facts;
  }

  private static Map<String, String> table(Counterexample found) {
    Map<String, String> table = new LinkedHashMap<>(found.token().setting().values());
    table.put("seed", Long.toString(found.token().seed()));
    table.put("observed", Numbers.shortest(found.observed()));
    table.put("bound", Numbers.shortest(found.bound()));
    return table;
  }

  private static String seconds(double seconds) {
    return Numbers.rounded(seconds, 2) + " s";
  }
}

package twophase.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The evidence of a run in the words of the HTML report. Everything in it is plain text but for the
 * card.
 */
public final class ReportPage {
  private static final int DIGITS = 3;

  private final Evidence evidence;

  /** The page of some evidence. */
  public ReportPage(Evidence evidence) {
    this.evidence = evidence;
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
      String claimed,
      String measured,
      String trials,
      String expectation,
      Map<String, String> facts,
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
      String formula,
      String mathMl,
      List<Row> rows,
      String cardHtml) {}

  /** How the run ended, in a few words. */
  public String headline() {
    long surprises = evidence.wholeForms().stream().filter(f -> !f.asExpected()).count();
    int forms = evidence.wholeForms().size();
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
        + Tally.of(evidence)
        + ".";
  }

  /** When, where and with what. */
  public Map<String, String> facts() {
    RunInfo run = evidence.run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Started (UTC)", run.started());
    facts.put(
        "Took", seconds(evidence.wholeForms().stream().mapToDouble(FormFinding::seconds).sum()));
    facts.put("Profile", run.profile());
    facts.put("Seed", Long.toString(run.seed()));
    facts.put("TwoPhase", run.version() + " (" + run.commit() + ")");
    facts.put("Platform", "Java " + run.java() + ", " + run.os() + ", threads: " + run.threads());
    facts.put(
        "Error budget",
        "spent "
            + Numbers.rounded(evidence.errorSpent(), DIGITS)
            + " of "
            + Numbers.rounded(evidence.errorTotal(), DIGITS)
            + ": the chance that any verdict is wrong by bad luck");
    facts.put("Command", run.command());
    return facts;
  }

  /** What no run can do, and what that means. */
  public String caveat() {
    return "Hypothesis A2 of the paper's Condition 1 asks for a step size so small (below 10 to the"
        + " power -700 in every dimension) that no binary64 run meets it, the paper's own included."
        + " Where a statement rests on Condition 1, its verdict is about the conclusion outside the"
        + " stated hypotheses, and its section lists which of A1 to A6 were met. Statements whose"
        + " sections list none do not rest on it.";
  }

  /** Every whole form, unexpected verdicts first. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (StatementFinding statement : evidence.statements()) {
      statement.forms().stream()
          .filter(f -> !f.id().isPart())
          .forEach(f -> rows.add(row(statement.card(), f)));
    }
    rows.sort(Comparator.comparing((Row row) -> row.mood().equals("calm")));
    return rows;
  }

  /** Every statement with its forms and parts. */
  public List<Section> sections() {
    return evidence.statements().stream()
        .map(
            s ->
                new Section(
                    s.card().id(),
                    s.card().title(),
                    s.card().source(),
                    s.card().formula(),
                    TypesetFormulas.of(s.card()).orElse(""),
                    s.forms().stream().map(f -> row(s.card(), f)).toList(),
                    CardHtml.of(s.card().body())))
        .toList();
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

  private static Row row(Card card, FormFinding form) {
    return new Row(
        card.id(),
        card.line(),
        form.id().form(),
        form.id().toString(),
        form.verdict().name(),
        form.expected().name(),
        form.asExpected() ? "" : " — not as expected",
        form.asExpected() ? "calm" : "alarm",
        form.grade().name(),
        form.claimed(),
        form.broken().map(why -> "broken: " + why).orElse(form.measured()),
        Long.toString(form.trials()),
        expectation(card, form),
        facts(form),
        form.counterexample().map(ReportPage::table).orElse(Map.of()),
        form.counterexample().map(c -> Token.REPLAY + "'" + c.token() + "'").orElse(""),
        form.settings(),
        form.hypotheses(),
        form.necessity(),
        form.notes());
  }

  private static String expectation(Card card, FormFinding form) {
    String because =
        card.line(form.id().form()).map(l -> ": " + l.because()).orElse(" from its parts");
    return (form.asExpected() ? "As expected" : "Expected was " + form.expected()) + because + ".";
  }

  private static Map<String, String> facts(FormFinding form) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Claimed", form.claimed());
    facts.put("Measured", form.measured());
    form.broken().ifPresent(why -> facts.put("Broken", why));
    facts.put("Grade", form.grade().name());
    facts.put("Tested domain", form.domain());
    facts.put("Settings and trials", form.cases() + " settings, " + form.trials() + " trials");
    facts.put(
        "Error probability of the verdict",
        form.errorProbability() == 0
            ? "0: nothing was left to chance"
            : Numbers.rounded(form.errorProbability(), DIGITS));
    form.tightness()
        .ifPresent(
            t -> facts.put("Tightness (share of the bound used)", Numbers.rounded(t, DIGITS)));
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

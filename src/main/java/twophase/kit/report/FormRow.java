package twophase.kit.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.HypothesisStanding;
import twophase.kit.evidence.LawValue;
import twophase.kit.evidence.Necessity;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.Sweep;
import twophase.kit.statement.Card;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Verdict;

/**
 * One form, or part of one, in the words of the page.
 *
 * @param card its statement
 * @param finding what was found
 * @param standing how it stands to what the card expects; of a form with parts, as they do
 * @param plots what was seen at its settings; may be empty
 * @param growth how the evidence that decided it grew; may be empty
 * @param replaying what replays a case
 */
public record FormRow(
    Card card,
    FormFinding finding,
    Standing standing,
    List<Drawn> plots,
    List<Drawn> growth,
    ReplayCommand replaying) {

  private static final int PERCENT = 100;

  /** The statement's name. */
  public String statement() {
    return card.id();
  }

  /** The form's name. */
  public String form() {
    return finding.id().form();
  }

  /** Its address on the page, the same in every report. */
  public String anchor() {
    return finding.id().toString();
  }

  /** What was found. */
  public String verdict() {
    return finding.verdict().word();
  }

  /** The verdict with its scope, as people are told it. */
  public String told() {
    return finding.told();
  }

  /** What a law says at each setting. */
  public List<LawValue> values() {
    return finding.values();
  }

  /** How the verdict looks: a class of the style sheet. */
  public String look() {
    return ReportPage.look(finding.verdict());
  }

  /** What the card expects; nothing of what is not offered. */
  public String expected() {
    return standing == Standing.NOT_OFFERED ? "–" : finding.expected().word();
  }

  /** Whether somebody has to look at it. */
  public boolean surprising() {
    return standing.surprising();
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return Words.mood(standing.loud());
  }

  /** How strong the evidence is; nothing of what is not offered. */
  public String grade() {
    return standing == Standing.NOT_OFFERED ? "–" : finding.grade().name();
  }

  /** What was measured, or why the check broke. */
  public String measured() {
    return finding.broken().map(why -> "broken: " + why).orElse(finding.measured());
  }

  /** How the verdict stands to what the card expects, and why it expects that. */
  public String expectation() {
    if (standing == Standing.NOT_OFFERED) {
      return "The simulator does not offer what this form takes: it does not count.";
    }
    String because = card.line(form()).map(l -> ": " + l.because()).orElse(" from its parts");
    if (!surprising()) {
      return "As expected" + because + ".";
    }
    boolean itself = finding.standing().surprising();
    return itself
        ? "Expected was " + finding.expected() + because + "."
        : "A part of it is not as expected, and so this form is not.";
  }

  /** How the verdict came about, with its numbers. */
  public String decision() {
    if (standing == Standing.NOT_OFFERED) {
      return "Nothing was tested.";
    }
    String what = finding.cases() + counted(finding.cases(), " setting", " settings");
    String trials = finding.trials() + counted(finding.trials(), " trial", " trials");
    String chance =
        finding.errorProbability() == 0
            ? "nothing was left to chance"
            : "the verdict is wrong with probability at most "
                + Words.number(finding.errorProbability());
    return switch (finding.grade()) {
      case EXACT -> "Exact arithmetic at " + what + ", " + trials + "; " + chance + ".";
      case NUMERICAL ->
          (finding.verdict() == Verdict.REFUTED
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
      case PROVED ->
          "A proof, its constants and conditions evaluated at "
              + what
              + " with outward rounding; nothing was run for it and nothing left to chance.";
      case DERIVED ->
          "A law, evaluated at "
              + what
              + " with a stated error; nothing was run for it and nothing left to chance.";
      case EMPIRICAL ->
          "Groups of runs at "
              + what
              + ", "
              + trials
              + " in all: that a group is within its tolerance with the claimed probability, by an"
              + " e-process; "
              + chance
              + ".";
    };
  }

  private static String counted(long number, String one, String many) {
    return number == 1 ? one : many;
  }

  /** What was claimed, and measured, where. */
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Claimed", finding.claimed());
    facts.put("Measured", finding.measured());
    finding.broken().ifPresent(why -> facts.put("Broken", why));
    facts.put("Tested domain", finding.domain());
    if (finding.measure().isPresent()) {
      facts.put("Median " + number(), Words.measure(finding.measure()));
    }
    finding.tightness().ifPresent(used -> put(facts, used));
    if (!finding.detectable().isEmpty()) {
      facts.put("Could have detected", String.join("; ", finding.detectable()));
    }
    facts.put("Took", Words.seconds(finding.seconds()));
    return facts;
  }

  /** What its law is about. */
  public String value() {
    String number = card.number(form());
    return number.equals(Card.NUMBER) ? "Its value" : number;
  }

  /** What its trials measure. */
  public String number() {
    return number(finding, card);
  }

  /** What the trials of a form measure: exponents of a sweep, or what the card says. */
  static String number(FormFinding form, Card card) {
    return Sweep.fitted(form.settings().stream().flatMap(s -> s.curves().sweep().stream()))
        .orElseGet(() -> card.number(form.id().form()));
  }

  /** A bound that is passed is violated so many times over. */
  private void put(Map<String, String> facts, double used) {
    if (finding.verdict() == Verdict.REFUTED && used > 1) {
      facts.put("Violated", Words.number(used) + " times over");
    } else {
      facts.put("Of what the claim allows was used", Words.number(PERCENT * used) + " %");
    }
  }

  /** The cases that a reader asks for; empty where there is none. */
  public List<Case> cases() {
    return Case.of(finding, replaying);
  }

  /** Whether the statement itself assumes a hypothesis. */
  public boolean assumes(HypothesisStanding hypothesis) {
    return card.premises().assumes().contains(hypothesis.id());
  }

  /** The decision at each setting. */
  public List<SettingFinding> settings() {
    return finding.settings();
  }

  /** Whether some setting was decided by counting. */
  public boolean counted() {
    return settings().stream().anyMatch(s -> s.clopperPearson().isPresent());
  }

  /** Whether the trials of some setting measured a number. */
  public boolean hasValues() {
    return settings().stream().anyMatch(s -> s.value().isPresent());
  }

  /** The hypotheses on the tested settings. */
  public List<HypothesisStanding> hypotheses() {
    return finding.hypotheses();
  }

  /** What becomes of the claim where a hypothesis is dropped. */
  public List<Necessity> necessity() {
    return finding.necessity();
  }

  /** What else a reader should know. */
  public List<String> notes() {
    return finding.notes();
  }
}

package twophase.kit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.Comparison;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.RunInfo;
import twophase.kit.evidence.Standing;
import twophase.kit.evidence.StatementFinding;
import twophase.kit.evidence.Upshot;
import twophase.kit.evidence.WholeForm;
import twophase.kit.statement.Card;
import twophase.kit.statement.TheoryWords.Caveat;
import twophase.kit.statement.Verdict;

/**
 * The evidence of a run in the words of the HTML report. Everything in it is plain text but for the
 * cards, their formulas and the plots.
 */
public final class ReportPage {
  private final Contents contents;
  private final Upshot upshot;
  private final Drawings drawings;
  private final String evidenceDigest;

  private ReportPage(Contents contents, Drawings drawings, String evidenceDigest) {
    this.contents = contents;
    this.evidenceDigest = evidenceDigest;
    this.upshot = contents.evidence().upshot();
    this.drawings = drawings;
  }

  /**
   * The whole page.
   *
   * @param evidenceDigest of the evidence file, by which a verdict is cited
   */
  static ReportPage of(Contents contents, String evidenceDigest) {
    return new ReportPage(contents, Drawings.of(contents), evidenceDigest);
  }

  /** The words alone, without plots; no verdict of it is cited. */
  static ReportPage ofWords(Contents contents) {
    return new ReportPage(contents, Drawings.NONE, "");
  }

  /** How many forms got a verdict. */
  public record Count(Verdict verdict, String look, long forms) {}

  /** The verdicts that were found, with how many forms got them. */
  public List<Count> counts() {
    return upshot.verdicts().entrySet().stream()
        .map(entry -> new Count(entry.getKey(), look(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** How a verdict looks: a class of the style sheet. */
  static String look(Verdict verdict) {
    return verdict.name();
  }

  /** What changed against a baseline, line by line; empty where there is none. */
  public List<String> comparison() {
    return contents.comparison().map(Comparison::lines).orElse(List.of());
  }

  /** The figures, maps and plots. */
  public Drawings drawings() {
    return drawings;
  }

  /** How the run ended, in a few words. */
  public String headline() {
    return upshot.headline();
  }

  /** {@code calm} or {@code alarm}. */
  public String mood() {
    return Words.mood(!upshot.calm());
  }

  /** What was checked. */
  public String subject() {
    RunInfo.Tested simulator = evidence().run().simulator();
    return "%s, checked on the simulator “%s” (version %s): %d statements in %d forms."
        .formatted(
            contents.words().subject(),
            simulator.name(),
            simulator.version(),
            evidence().statements().size(),
            upshot.forms().size());
  }

  /** When, where and with what. */
  public Map<String, String> facts() {
    RunInfo run = evidence().run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Started (UTC)", run.started());
    facts.put("Took", Words.seconds(seconds(upshot.forms())));
    facts.put("Profile", run.profile());
    run.shard()
        .ifPresent(s -> facts.put("Shard", s + ": a part of a run, to be joined with the others"));
    facts.put("Seed", Long.toString(run.seed()));
    facts.put("TwoPhase", run.version() + " (" + run.commit() + ")");
    facts.put("Platform", "Java " + run.java() + ", " + run.os() + ", threads: " + run.threads());
    facts.put(
        "Error budget",
        "spent "
            + evidence().budget().words()
            + " for forms to come: the chance, at most, that any verdict is wrong by bad luck");
    evidence().budget().luck().ifPresent(luck -> facts.put("Second error", luck.words()));
    facts.put("Command", run.command());
    return facts;
  }

  /** Seconds that forms took. */
  static double seconds(List<WholeForm> forms) {
    return forms.stream().mapToDouble(form -> form.finding().seconds()).sum();
  }

  /** What a reader has to know before any verdict. */
  public List<Caveat> caveats() {
    return contents.words().caveats();
  }

  /**
   * Every whole form, the most important first: what is not as expected, then the statements whose
   * printed form does not hold, then the others, each group in the catalogue's order.
   */
  public List<FormRow> rows() {
    List<StatementFinding> statements = new ArrayList<>(evidence().statements());
    statements.sort(Comparator.comparing(ReportPage::rank));
    List<FormRow> rows = new ArrayList<>();
    for (StatementFinding statement : statements) {
      statement.forms().forEach(f -> rows.add(row(statement, f.finding(), f.standing())));
    }
    rows.sort(Comparator.comparing((FormRow row) -> !row.surprising()));
    return rows;
  }

  private static int rank(StatementFinding statement) {
    boolean calm = statement.forms().stream().allMatch(WholeForm::asExpected);
    boolean holds = statement.lines().stream().allMatch(form -> form.verdict() == Verdict.HOLDS);
    return calm ? (holds ? 2 : 1) : 0;
  }

  /** What of the paper stands. */
  public Audit audit() {
    return new Audit(evidence().statements(), contents.cards());
  }

  /** The forms that somebody has to look at. */
  public List<FormRow> surprises() {
    return rows().stream().filter(FormRow::surprising).toList();
  }

  /** What a paper or a message names a verdict of this run by. */
  public String citation(FormRow row) {
    RunInfo run = evidence().run();
    return "%s, %s (%s), TwoPhase %s (%s), profile %s, seed %d, evidence SHA-256 %s"
        .formatted(
            row.anchor(),
            row.verdict(),
            row.told(),
            run.version(),
            run.commit(),
            run.profile(),
            run.seed(),
            evidenceDigest);
  }

  /** The argument of the theory, as far as the run tested its statements. */
  public ArgumentGraph argument() {
    return new ArgumentGraph(evidence().statements());
  }

  /** Every statement with its forms and parts, in the catalogue's order. */
  public List<Section> sections() {
    List<StatementFinding> all = evidence().statements();
    List<Section> sections = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      String before = k == 0 ? "" : all.get(k - 1).id();
      String after = k + 1 == all.size() ? "" : all.get(k + 1).id();
      StatementFinding found = all.get(k);
      sections.add(new Section(card(found), drawings.of(found.id()), rows(found), before, after));
    }
    return sections;
  }

  private List<FormRow> rows(StatementFinding statement) {
    List<FormRow> rows = new ArrayList<>();
    for (WholeForm form : statement.forms()) {
      rows.add(row(statement, form.finding(), form.standing()));
      form.parts().forEach(part -> rows.add(row(statement, part, part.standing())));
    }
    return rows;
  }

  private FormRow row(StatementFinding statement, FormFinding finding, Standing standing) {
    return new FormRow(
        card(statement),
        finding,
        standing,
        drawings.plots(finding.id()),
        drawings.growth(finding.id()),
        contents.replay());
  }

  private Card card(StatementFinding statement) {
    return Optional.ofNullable(contents.cards().get(statement.id()))
        .orElseThrow(() -> new IllegalArgumentException("no card of " + statement.id()));
  }

  private Evidence evidence() {
    return contents.evidence();
  }
}

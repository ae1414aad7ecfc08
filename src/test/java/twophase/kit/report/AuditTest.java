package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.Toy;
import twophase.kit.statement.Verdict;
import twophase.paper.Paper;

/** What the first screen of a report says, of the kept reference run and of a toy. */
class AuditTest {
  private static final Evidence KEPT = EvidenceFile.read(Path.of("verification-reports/reference"));

  private final Audit audit = new Audit(KEPT.statements(), Paper.CARDS);

  private Audit.Row row(String id) {
    return audit.printed().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void eachStatementIsCountedOnceAndOursStandApart() {
    long counted =
        audit.counts().stream().mapToLong(c -> Long.parseLong(c.words().split(" ")[0])).sum();
    assertThat(counted, equalTo((long) audit.printed().size()));
    assertThat(audit.printed().size() + audit.own().size(), equalTo(KEPT.statements().size()));
    List<String> own = audit.own().stream().map(Audit.Row::id).toList();
    assertThat(own, hasItem("decay-law"));
    assertThat("a definition, of which the laws are ours", own, hasItem("lazy-regime"));
    assertThat(own, not(hasItem("theorem-2")));
    assertThat(audit.title(), containsString(Integer.toString(audit.printed().size())));
    assertThat(audit.sentence(), containsString("1 misprint, "));
  }

  @Test
  void theFirstFormSaysWhatBecameOfAStatement() {
    Map<String, Audited> found =
        audit.printed().stream().collect(Collectors.toMap(Audit.Row::id, Audit.Row::audited));
    assertThat(found.get("oscillation"), equalTo(Audited.MISPRINT));
    assertThat(found.get("theorem-2"), equalTo(Audited.REFUTED));
    assertThat(found.get("lemma-4"), equalTo(Audited.FAILS_OUTSIDE));
    assertThat(found.get("lemma-6"), equalTo(Audited.HOLDS_OUTSIDE));
    assertThat(found.get("norm-balance"), equalTo(Audited.HOLDS));
    assertThat(found.get("phase-two-start"), equalTo(Audited.NOT_REPRODUCED));
    assertThat(found.get("noise-necessity"), equalTo(Audited.REPRODUCED));
    assertThat(found.get("plain-sgd-lazy"), equalTo(Audited.HOLDS_AS_READ));
    assertThat(found.get("condition-1"), equalTo(Audited.EMPTY));
  }

  @Test
  void whatIsTrueInsteadIsSaidWhereAStatementDoesNotStand() {
    assertThat(
        row("oscillation").instead().orElseThrow().anchor(), equalTo("oscillation.corrected"));
    assertThat("one of its readings fails", row("lemma-6").instead().isPresent(), equalTo(true));
    assertThat(row("norm-balance").instead().isPresent(), equalTo(false));
  }

  /** On which side of the line a mark is hangs on its outcome alone. */
  @Test
  void marksOfWhatFailedLieRightOfTheMiddle() {
    List<Strip.Mark> marks =
        audit.printed().stream().flatMap(row -> row.strip().marks().stream()).toList();
    assertThat(marks.size(), greaterThan(100));
    double middle = Strip.WIDTH / 2.0;
    assertThat(
        marks.stream().filter(m -> m.held()).map(Strip.Mark::x).toList(),
        everyItem(lessThanOrEqualTo(middle)));
    assertThat(
        marks.stream().filter(m -> !m.held() && m.x() < middle).toList().isEmpty(), equalTo(true));
    assertThat(
        marks.stream().map(Strip.Mark::x).toList(), everyItem(lessThan((double) Strip.WIDTH)));
    assertThat(row("oscillation").strip().words(), equalTo("0 of 1 keep the claim"));
  }

  @Test
  void formsAreChipsWithTheirParts() {
    assertThat(
        row("lemma-4").chips().stream().map(chips -> chips.form().name()).toList(),
        contains("as-printed", "corrected", "sharp"));
    assertThat(
        row("lemma-4").chips().get(0).parts().stream().map(Audit.Chip::name).toList(),
        contains("any-truth", "fixed-truth"));
  }

  @Test
  void ofNoPaperIsSaid() {
    Evidence none = Toy.evidence();
    assertThat(
        new Audit(none.statements(), Map.of()).title(),
        equalTo("No statement of a paper was tested"));
    assertThat(Audited.EMPTY.look(), equalTo(ReportPage.look(Verdict.VACUOUS)));
  }
}

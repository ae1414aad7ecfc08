package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Premises;
import twophase.kit.statement.Selection;
import twophase.kit.text.Inert;

/**
 * What a run found about one statement.
 *
 * @param id the statement
 * @param title in a few words
 * @param source where the paper states it
 * @param premises what it assumes, and rests on
 * @param forms its forms in the card's order
 */
public record StatementFinding(
    String id, String title, String source, Premises premises, List<WholeForm> forms) {

  /** Takes its own copy, and makes its texts inert. */
  public StatementFinding {
    id = Inert.name(id);
    title = Inert.line(title);
    source = Inert.line(source);
    forms = List.copyOf(forms);
  }

  /**
   * What a run found: the card's forms in its order, with their parts. Where only some parts of a
   * form were to be tested, they stand by themselves: what all say together nobody knows.
   *
   * @param tests whether the run's profile tests a part: a form is the conjunction of those
   * @param found a finding for each form and part of the card that was to be tested
   */
  public static StatementFinding whole(
      Card card, Predicate<FormId> tests, Map<FormId, FormFinding> found) {
    List<WholeForm> forms = new ArrayList<>();
    for (String form : card.wholeForms()) {
      FormId id = new FormId(card.id(), form);
      List<FormFinding> members =
          tested(card, found).stream().filter(f -> f.id().whole().equals(id)).toList();
      List<FormId> parts =
          card.formIds().stream().filter(f -> f.whole().equals(id)).filter(tests).toList();
      if (!parts.isEmpty() && parts.get(0).isPart() && members.size() == parts.size()) {
        forms.add(WholeForm.of(id, members, card.alternatives().getOrDefault(form, List.of())));
      } else {
        members.forEach(member -> forms.add(WholeForm.tested(member)));
      }
    }
    return of(card, forms);
  }

  /**
   * What a shard found: its own forms and parts alone, for what parts say together is for the whole
   * run. Nothing where it has none of the statement's.
   */
  public static Optional<StatementFinding> shard(Card card, Map<FormId, FormFinding> found) {
    List<FormFinding> members = tested(card, found);
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(of(card, members.stream().map(WholeForm::tested).toList()));
  }

  /** The same of some of its forms and parts: those that a selection has. */
  StatementFinding only(Selection selection) {
    List<WholeForm> kept = new ArrayList<>();
    for (WholeForm form : forms) {
      if (selection.has(form.id())) {
        kept.add(form);
      } else {
        form.parts().stream()
            .filter(part -> selection.has(part.id()))
            .forEach(part -> kept.add(WholeForm.tested(part)));
      }
    }
    return new StatementFinding(id, title, source, premises, kept);
  }

  private static StatementFinding of(Card card, List<WholeForm> forms) {
    return new StatementFinding(card.id(), card.title(), card.source(), card.premises(), forms);
  }

  private static List<FormFinding> tested(Card card, Map<FormId, FormFinding> found) {
    return card.formIds().stream().filter(found::containsKey).map(found::get).toList();
  }

  /** Every form, each followed by its parts. */
  public List<FormFinding> lines() {
    return forms.stream().flatMap(form -> form.lines().stream()).toList();
  }

  /** The findings of tests: forms without parts, and parts. */
  public List<FormFinding> tested() {
    return forms.stream().flatMap(form -> form.tested().stream()).toList();
  }
}

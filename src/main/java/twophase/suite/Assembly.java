package twophase.suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import twophase.statement.Card;
import twophase.statement.FormFinding;
import twophase.statement.FormId;
import twophase.statement.Necessity;
import twophase.statement.StatementFinding;

/** Puts the findings of a run, or of its shards, together in the order of the cards. */
final class Assembly {
  private Assembly() {}

  /**
   * A whole run's statements: the card's forms in its order, each followed by its parts.
   *
   * @param cards of the statements that were run
   * @param found a finding for each form and part of theirs
   */
  static List<StatementFinding> whole(Collection<Card> cards, Map<FormId, FormFinding> found) {
    return cards.stream().map(card -> new StatementFinding(card, forms(card, found))).toList();
  }

  /** A shard's statements: what was found alone. What parts say together is for the whole run. */
  static List<StatementFinding> shard(Collection<Card> cards, Map<FormId, FormFinding> found) {
    return cards.stream()
        .map(card -> new StatementFinding(card, members(card, found)))
        .filter(statement -> !statement.forms().isEmpty())
        .toList();
  }

  /** What the findings take of the error budget: an exact sum, rounded once. */
  static double errorSpent(Collection<FormFinding> found) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FormFinding finding : found) {
      sum = sum.add(new BigDecimal(finding.errorProbability()));
      for (Necessity row : finding.necessity()) {
        sum = sum.add(new BigDecimal(row.errorProbability()));
      }
    }
    return sum.doubleValue();
  }

  private static List<FormFinding> members(Card card, Map<FormId, FormFinding> found) {
    return card.forms().stream()
        .map(line -> new FormId(card.id(), line.form()))
        .filter(found::containsKey)
        .map(found::get)
        .toList();
  }

  private static List<FormFinding> forms(Card card, Map<FormId, FormFinding> found) {
    List<FormFinding> forms = new ArrayList<>();
    for (String whole : card.wholeForms()) {
      List<FormFinding> members =
          members(card, found).stream().filter(f -> f.id().whole().form().equals(whole)).toList();
      if (members.get(0).id().isPart()) {
        forms.add(Conjunction.of(new FormId(card.id(), whole), members));
      }
      forms.addAll(members);
    }
    return forms;
  }
}

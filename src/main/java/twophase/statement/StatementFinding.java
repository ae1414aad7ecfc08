package twophase.statement;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run found about one statement.
 *
 * @param card the statement
 * @param forms its forms in the card's order, the parts of a form after the form itself
 */
public record StatementFinding(Card card, List<FormFinding> forms) {

  /**
   * What a tally counts: the forms that are no parts and, in a shard, parts whose form is not there
   * since other parts of it are in other shards.
   */
  public List<FormFinding> wholeForms() {
    Set<FormId> found = forms.stream().map(FormFinding::id).collect(Collectors.toSet());
    return forms.stream().filter(f -> !f.id().isPart() || !found.contains(f.id().whole())).toList();
  }
}

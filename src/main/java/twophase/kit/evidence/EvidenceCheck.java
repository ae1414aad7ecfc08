package twophase.kit.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Token;

/** What an evidence file that fits its schema may still contradict itself in. */
final class EvidenceCheck {
  private EvidenceCheck() {}

  /**
   * Makes sure that no statement and no form is there twice, that a part comes with its form (but
   * in a shard), that cases are of the form at which they stand, and that what is said to be as
   * expected is.
   *
   * @param evidence what was read
   * @param root what it was read from
   * @throws IllegalArgumentException if not; the message says where
   */
  static void require(Evidence evidence, JsonNode root) {
    Set<Object> seen = new HashSet<>();
    Iterator<JsonNode> statements = root.path("statements").iterator();
    for (StatementFinding statement : evidence.statements()) {
      if (!seen.add(statement.id())) {
        throw new IllegalArgumentException("the statement `" + statement.id() + "` is there twice");
      }
      Iterator<JsonNode> forms = statements.next().path("forms").iterator();
      for (WholeForm form : statement.forms()) {
        if (form.id().isPart() && evidence.run().shard().isEmpty()) {
          throw new IllegalArgumentException("`" + form.id() + "` is a part without its form");
        }
        require(form.finding(), form.standing(), forms.next(), seen);
        form.parts().forEach(part -> require(part, part.standing(), forms.next(), seen));
      }
    }
  }

  private static void require(
      FormFinding form, Standing standing, JsonNode written, Set<Object> seen) {
    if (!seen.add(form.id())) {
      throw new IllegalArgumentException("the form `" + form.id() + "` is there twice");
    }
    if (written.path("asExpected").asBoolean() == standing.surprising()) {
      throw new IllegalArgumentException(
          "`%s` is said to be asExpected: %s, and its verdicts say otherwise"
              .formatted(form.id(), written.path("asExpected").asText()));
    }
    tokens(form)
        .filter(token -> !isOf(token.form(), form.id()))
        .findFirst()
        .ifPresent(
            token -> {
              throw new IllegalArgumentException(
                  "the token `" + token + "` stands at `" + form.id() + "`, which is another form");
            });
  }

  private static Stream<Token> tokens(FormFinding form) {
    return Stream.of(
            form.counterexample().stream().map(Counterexample::token),
            form.noted().stream().map(NotedCase::token),
            form.values().stream().map(LawValue::token),
            form.necessity().stream().map(Necessity::token))
        .flatMap(each -> each);
  }

  /** A form shows the counterexample of a part. */
  private static boolean isOf(FormId tested, FormId form) {
    return tested.equals(form) || tested.whole().equals(form);
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Profile;
import twophase.kit.property.Catalogue;
import twophase.kit.statement.Card;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Selection;

/** {@code show}: one statement's card. */
@Command(
    name = "show",
    description = "Shows a statement's card.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {"", "Example: show STATEMENT"})
final class ShowCommand implements Runnable {
  private static final String INDENT = "    ";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Parameters(paramLabel = "ID", description = "The statement, as `list` names it.")
  private String id;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Catalogue catalogue = theoryOption.catalogue();
    Card card = Selection.card("", id, catalogue.cards());
    Prose.println(
        out, "bold", "", 4, card.title() + "  (" + card.id() + ", " + card.source() + ")");
    out.println();
    card.formula().lines().forEach(line -> CardText.formula(line, out));
    out.println();
    for (Card.FormLine form : card.forms()) {
      Prose.println(
          out, "", 4, form.form() + ", expected " + form.expected() + ": " + form.claim());
      Prose.println(out, INDENT, 4, form.because());
      Prose.println(out, INDENT, 4, luck(catalogue, new FormId(card.id(), form.form())));
    }
    for (Hypothesis hypothesis : catalogue.conditions().hypotheses()) {
      assumption(card, hypothesis).ifPresent(line -> Prose.println(out, "", 4, line));
    }
    if (!card.premises().restsOn().isEmpty()) {
      Prose.println(out, "", 4, "rests on " + String.join(", ", card.premises().restsOn()));
    }
    out.println();
    CardText.print(card.body(), out);
  }

  /** The second error of each profile. */
  private static String luck(Catalogue catalogue, FormId form) {
    return "missed by bad luck with probability at most "
        + Stream.of(Profile.values())
            .map(
                profile ->
                    catalogue.badLuck(List.of(form), profile).inShort() + " (" + profile + ")")
            .collect(Collectors.joining(", "));
  }

  /** What is assumed, and by which forms where not by all; nothing where by none. */
  private static Optional<String> assumption(Card card, Hypothesis hypothesis) {
    List<String> forms =
        card.forms().stream()
            .filter(form -> form.data().assumes().contains(hypothesis.id()))
            .map(Card.FormLine::form)
            .toList();
    if (forms.isEmpty()) {
      return Optional.empty();
    }
    String who = forms.size() == card.forms().size() ? "" : " (" + String.join(", ", forms) + ")";
    return Optional.of("assumes " + hypothesis.id() + ", " + hypothesis.text() + who);
  }
}

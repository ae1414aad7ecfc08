package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.statement.Card;

/** {@code show}: one statement's card. */
@Command(
    name = "show",
    description = "Shows a statement's card.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {"", "Example: show STATEMENT"})
final class ShowCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Parameters(paramLabel = "ID", description = "The statement, as `list` names it.")
  private String id;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Card> cards = theoryOption.catalogue().cards();
    Card card = TheoryOption.card(cards, "", id);
    out.println(card.title() + "  (" + card.id() + ", " + card.source() + ")");
    out.println();
    card.formula().lines().forEach(line -> out.println("    " + line));
    out.println();
    for (Card.FormLine form : card.forms()) {
      out.println(form.form() + ", expected " + form.expected() + ": " + form.claim());
      out.println("    " + form.because());
    }
    out.println();
    out.println(card.body());
  }
}

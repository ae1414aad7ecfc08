package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import twophase.kit.statement.Card;
import twophase.kit.text.Inert;

/** {@code list}: the statements, a few lines each. */
@Command(
    name = "list",
    description = "Lists the statements with their forms and expected verdicts.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {"", "Example: list"})
final class ListCommand implements Runnable {
  private static final String INDENT = "    ";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (Card card : theoryOption.catalogue().cards().values()) {
      Prose.println(out, "", 4, card.id() + "  (" + Inert.line(card.source()) + ")");
      Prose.println(out, INDENT, 4, Inert.line(card.line()));
      Prose.println(
          out,
          INDENT,
          4,
          card.wholeForms().stream()
              .map(form -> form + ": " + card.expected(form))
              .collect(Collectors.joining(", ")));
    }
    out.println();
    Prose.println(
        out,
        "",
        0,
        "A run that is given no seed has %d, derived from these cards and their checks."
            .formatted(theoryOption.catalogue().seed()));
  }
}

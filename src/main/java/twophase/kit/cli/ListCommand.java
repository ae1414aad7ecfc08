package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import twophase.kit.bench.Simulator;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.text.Inert;
import twophase.kit.work.WorkLine;

/** {@code list}: the statements, a few lines each; or the units of what another verb would do. */
@Command(
    name = "list",
    description = "Lists the statements with their forms and expected verdicts.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Example: list",
      "         list --units verify --profile quick --seed 5 | work > lines.jsonl"
    })
final class ListCommand implements Runnable {
  private static final String INDENT = "    ";

  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;

  @Option(
      names = "--units",
      paramLabel = "VERB",
      description =
          "List the units of work of verify, map, faults (with --all) or seeds (what flakes does)"
              + " instead, one a line, the costliest first, for `work`. What follows are options of"
              + " that verb; --shard I/N lists a part. The first line says of which whole they are"
              + " part, and goes through `work` like any other.")
  private String units;

  @Unmatched private List<String> others = new ArrayList<>();

  @Override
  public void run() {
    if (units == null) {
      requireNothingElse();
      statements();
    } else {
      units();
    }
  }

  private void requireNothingElse() {
    if (!others.isEmpty()) {
      throw new BadInputException(
          "list: `%s` is no option here; options are --cards, --theory, --data, --units"
              .formatted(others.get(0)));
    }
  }

  private void units() {
    List<String> options = new ArrayList<>(others);
    options.addAll(theoryOption.all());
    DividedVerb verb = DividedVerb.of(units, options, "list --units");
    try (Simulator simulator = verb.opened()) {
      Campaign campaign = verb.campaign(simulator);
      PrintWriter out = spec.commandLine().getOut();
      out.println(WorkLine.WHOLE + campaign.words());
      campaign.units(verb.shard()).forEach(out::println);
    }
  }

  private void statements() {
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

package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Simulator;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;
import twophase.kit.suite.Replay;

/** {@code reproduce}: one case again. */
@Command(
    name = "reproduce",
    description = "Does the one case of a token again and prints observed against bound.",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 the claim stands in this case; 1 it fails; 2 the token is none.",
      "",
      "Example: reproduce 'STATEMENT:FORM:SEED:TRIALS:SETTING', as the report gives it"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private SimulatorOption simulatorOption;

  @Parameters(paramLabel = "TOKEN", description = "From a report or from the terminal.")
  private String text;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Token token = parsed();
    CaseFinding found;
    try (Simulator simulator = simulatorOption.open(theoryOption.theory())) {
      found = Replay.of(token, simulator, theoryOption.catalogue());
    }
    out.println("statement  " + token.form().statement());
    out.println("form       " + token.form().form());
    out.println("setting    " + token.setting().toString().replace(",", ", "));
    out.println("seed       " + token.seed());
    out.println("trials     " + token.trials() + ", from number " + token.firstTrial());
    out.println("observed   " + Numbers.shortest(found.observed()));
    out.println("bound      " + Numbers.shortest(found.bound()));
    out.println("in words   " + found.words());
    out.println(
        found.failed() ? "The claim fails in this case." : "The claim stands in this case.");
    return found.failed() ? 1 : 0;
  }

  private Token parsed() {
    try {
      return Token.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("reproduce: " + e.getMessage(), e);
    }
  }
}

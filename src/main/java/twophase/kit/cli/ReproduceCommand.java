package twophase.kit.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Misses;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Build;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;
import twophase.kit.suite.Replay;

/** {@code reproduce}: the decision of one case again. */
@Command(
    name = "reproduce",
    description = {
      "Takes the decision of a token again.",
      "The same trials, decided at the errors and with the budget of its run."
    },
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    footer = {
      "",
      "Exit codes: 0 the decision is that of the run; 1 it is another; 2 the token is none; "
          + "3 the simulator does not offer what the case takes.",
      "",
      "Example: reproduce 'STATEMENT:FORM:RUN:SEED:TRIALS:OUTCOME:SETTING', as the report gives it"
    })
final class ReproduceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private TheoryOption theoryOption;
  @Mixin private SimulatorOption simulatorOption;

  @Parameters(paramLabel = "TOKEN", description = "From a report or from the terminal.")
  private String text;

  @Option(names = "--no-progress", description = "Do not show progress on standard error.")
  private boolean noProgress;

  @Override
  public Integer call() {
    Token token = parsed();
    CaseFinding found = again(token);
    PrintWriter out = spec.commandLine().getOut();
    Token now = found.token();
    out.println("statement  " + token.form().statement());
    out.println("form       " + token.form().form());
    out.println("setting    " + now.setting().toString().replace(",", ", "));
    out.println("run        " + token.run() + ", seed " + token.seed());
    if (found.evaluated().isEmpty()) {
      out.println("trials     " + found.trials() + ", from number " + now.firstTrial());
      out.println("failed     " + failed(found.misses()));
      out.println("observed   " + Numbers.shortest(found.observed()));
    }
    found
        .evaluated()
        .ifPresent(
            ends ->
                out.println(
                    "value      between "
                        + Numbers.shortest(ends.low())
                        + " and "
                        + Numbers.shortest(ends.high())));
    out.println("bound      " + Numbers.shortest(found.bound()));
    found.decided().ifPresent(decided -> out.println("evidence   " + decided.words()));
    out.println("in words   " + found.words());
    found.exhibit().lines().forEach(line -> out.println("  " + line));
    if (!found.exhibit().requests().isEmpty()) {
      out.println("by hand    " + Handwork.piped(found.exhibit().requests()));
    }
    boolean same = now.outcome().equals(token.outcome());
    out.println(
        "decision   " + now.outcome() + (same ? ", as" : "; " + token.outcome()) + " in the run");
    if (found.outcome() == CaseFinding.Outcome.NOT_OFFERED) {
      return 3;
    }
    return same ? 0 : 1;
  }

  private CaseFinding again(Token token) {
    try (Simulator simulator = simulatorOption.open(theoryOption.theory());
        TrialProgress progress = TrialProgress.of(token, noProgress)) {
      return Replay.of(token, simulator, theoryOption.catalogue(), progress);
    }
  }

  private static String failed(Misses misses) {
    if (misses.count() == 0) {
      return "none";
    }
    return misses.count()
        + ": "
        + misses.first().stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (misses.count() > misses.first().size() ? ", ..." : "");
  }

  private Token parsed() {
    try {
      return Token.parseWhole(text);
    } catch (IllegalArgumentException e) {
      Build here = Build.current();
      throw new BadInputException(
          "reproduce: %s; this is TwoPhase %s (%s)"
              .formatted(e.getMessage(), here.version(), here.commit()),
          e);
    }
  }
}

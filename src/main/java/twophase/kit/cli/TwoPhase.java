package twophase.kit.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;
import twophase.kit.bench.ProtocolOffence;
import twophase.kit.evidence.Build;
import twophase.kit.property.Theories;
import twophase.kit.property.Theory;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Thrown;
import twophase.kit.text.Inert;

/** The command line. */
@Command(
    name = "twophase",
    mixinStandardHelpOptions = true,
    versionProvider = TwoPhase.Version.class,
    subcommands = {
      VerifyCommand.class,
      CheckCommand.class,
      ListCommand.class,
      ShowCommand.class,
      ReproduceCommand.class,
      MapCommand.class,
      CompareCommand.class,
      VerdictsCommand.class,
      WorkCommand.class,
      MergeCommand.class,
      FaultsCommand.class,
      FlakesCommand.class,
      GenerateCompletion.class
    },
    footer = {
      "",
      "Example: java -jar target/twophase.jar verify --profile quick",
      "",
      "Tab completion in bash and zsh, once twophase is an alias for the java command above:",
      "  source <(twophase generate-completion)",
      "",
      "Exit codes: 0 every verdict as expected; 1 some verdict differs; 2 wrong usage "
          + "or bad input; 3 inconclusive where a verdict was expected; 4 a check itself "
          + "broke."
    })
@API(status = API.Status.STABLE, since = "0.1.0")
public final class TwoPhase implements Runnable {
  static final int BAD_INPUT = 2;
  static final int BROKEN = 4;

  private static final String EXAMPLE = "Example: ";

  private static final String UNREADABLE =
      "a name in this command, or of the folder it is given in, cannot be read in this locale; set"
          + " LC_ALL=C.UTF-8";

  @Option(
      names = "--licences",
      description = "Print whose libraries this jar carries, and under which licences, and exit.")
  private boolean licences;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Without a verb there is little to do. */
  @Override
  public void run() {
    if (licences) {
      Licences.text().lines().forEach(spec.commandLine().getOut()::println);
      return;
    }
    throw new BadInputException(
        "a verb is missing; it must be one of " + verbs(spec.commandLine()));
  }

  /** Runs and exits. */
  public static void main(String[] arguments) {
    Output written = new Output(FileDescriptor.out);
    Output told = new Output(StandardError.descriptor());
    PrintStream out = utf8(written);
    PrintStream err = utf8(told);
    System.setOut(out);
    System.setErr(err);
    EarlyEnd early = EarlyEnd.watched(err);
    // What is shown and written is the same everywhere: digits, points, and the case of letters.
    Locale.setDefault(Locale.ROOT);
    int code =
        readable(arguments)
            ? execute(writer(out), writer(err), arguments)
            : failure(new BadInputException(UNREADABLE), writer(err));
    out.flush();
    err.flush();
    if (written.loss().or(told::loss).isPresent()) {
      err.println(
          "twophase: what was to be printed is lost: " + written.loss().or(told::loss).get());
      code = BAD_INPUT;
    }
    early.allow();
    System.exit(code);
  }

  /**
   * Whether Java gets the names of files as they are. In a locale such as C it does not where they
   * have other signs than ASCII's: it would write beside the folder that was meant.
   */
  private static boolean readable(String... arguments) {
    return Files.isDirectory(Path.of("").toAbsolutePath())
        && Arrays.stream(arguments).noneMatch(word -> word.contains("\uFFFD"));
  }

  /**
   * Runs a command line.
   *
   * @param out where results go
   * @param err where errors and progress go
   * @return the exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    Terminal told = new Terminal(err, Watcher.seesColours());
    try {
      CommandLine line = commandLine(told);
      line.setOut(new Terminal(out, Watcher.seesColours()));
      line.setErr(told);
      line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
      line.setCaseInsensitiveEnumValuesAllowed(false);
      // A value that begins with @ is a value, and no file of arguments.
      line.setExpandAtFiles(false);
      line.setParameterExceptionHandler((e, args) -> usageError(e, told));
      line.setExecutionExceptionHandler((e, command, result) -> failure(e, told));
      line.setExecutionStrategy(TwoPhase::executed);
      return line.execute(arguments);
    } catch (Throwable e) {
      // Whatever it is, a run that ended with it has not ended well.
      return failure(e, told);
    }
  }

  private static int executed(ParseResult parsed) {
    requireValues(parsed);
    return new RunLast().execute(parsed);
  }

  /**
   * An empty value is a slip, of a script's variable for example; so is an empty item of a list.
   */
  private static void requireValues(ParseResult parsed) {
    for (ArgSpec given : parsed.matchedArgs()) {
      String name = given instanceof OptionSpec option ? option.longestName() : given.paramLabel();
      boolean empty =
          given.originalStringValues().stream()
              .flatMap(value -> items(value, given.splitRegex()))
              .anyMatch(String::isBlank);
      if (empty && given.arity().max() > 0) {
        throw new ParameterException(
            parsed.commandSpec().commandLine(), name + ": a value is missing, or empty");
      }
    }
    if (parsed.hasSubcommand()) {
      requireValues(parsed.subcommand());
    }
  }

  private static Stream<String> items(String value, String separator) {
    return separator.isEmpty() ? Stream.of(value) : Stream.of(value.split(separator, -1));
  }

  /**
   * All verbs; the one that prints the shell completion is left out of the help.
   *
   * @param err is told which verbs of a theory cannot be taken
   */
  static CommandLine commandLine(PrintWriter err) {
    CommandLine line = new CommandLine(new TwoPhase());
    Theories theories = Theories.announced();
    theories.all().forEach(theory -> addVerbs(theory, line, err));
    line.getCommandSpec().usageMessage().description(description(theories));
    theories.all().stream()
        .findFirst()
        .ifPresent(
            theory ->
                line.getSubcommands()
                    .values()
                    .forEach(verb -> exemplify(verb, theory, theories.all().size() > 1)));
    line.getSubcommands().get("generate-completion").getCommandSpec().usageMessage().hidden(true);
    return line;
  }

  /** An example that can be given as it stands, but for what is in capitals. */
  private static void exemplify(CommandLine verb, Theory theory, boolean oneOfSeveral) {
    boolean choose = oneOfSeveral && verb.getCommandSpec().findOption("--theory") != null;
    String[] lines = verb.getCommandSpec().usageMessage().footer();
    for (int k = 0; k < lines.length; k++) {
      if (lines[k].startsWith(EXAMPLE)) {
        lines[k] += choose ? " --theory " + theory.name() : "";
      }
    }
    verb.getCommandSpec().usageMessage().footer(lines);
  }

  private static String[] description(Theories theories) {
    List<String> lines = new ArrayList<>(List.of("Tests a theory by experiment. Theories here:"));
    theories
        .all()
        .forEach(
            theory -> lines.add("  %s: %s".formatted(theory.name(), theory.words().subject())));
    theories.problems().forEach(problem -> lines.add("  " + problem));
    return lines.stream().map(line -> Inert.line(line).replace("%", "%%")).toArray(String[]::new);
  }

  /** A theory's own verbs; one that is there already goes by the theory's name, too. */
  private static void addVerbs(Theory theory, CommandLine line, PrintWriter err) {
    try {
      for (Object verb : theory.verbs()) {
        String name = new CommandLine(verb).getCommandName();
        boolean taken = line.getSubcommands().containsKey(name);
        line.addSubcommand(taken ? theory.name() + "." + name : name, verb);
      }
    } catch (BadInputException e) {
      say(e.getMessage(), err);
    } catch (CommandLine.PicocliException e) {
      say("the theory " + theory.name() + ": a verb is none: " + e.getMessage(), err);
    }
  }

  private static int usageError(ParameterException e, PrintWriter err) {
    String message = e.getMessage().lines().findFirst().orElse("wrong usage");
    if (e instanceof UnmatchedArgumentException) {
      message += "; " + allowed(e.getCommandLine());
    }
    return told(message, BAD_INPUT, err);
  }

  private static String allowed(CommandLine command) {
    String options =
        command.getCommandSpec().options().stream()
            .map(CommandLine.Model.OptionSpec::longestName)
            .sorted()
            .collect(Collectors.joining(", "));
    String verbs = verbs(command);
    return (verbs.isEmpty() ? "" : "verbs are " + verbs + "; ") + "options here are " + options;
  }

  private static String verbs(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What is said of what was thrown, in a line but for a bug of ours, and the exit code. */
  static int failure(Throwable e, PrintWriter err) {
    if (e instanceof BadInputException) {
      return told(e.getMessage(), BAD_INPUT, err);
    }
    if (e instanceof ProtocolOffence) {
      return told(e.getMessage(), BROKEN, err);
    }
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof IOException) {
      // A full disk is no bug; the journal keeps what was decided before.
      return told(
          "a file could not be written or read (%s: %s); see that there is room, and a right to"
              .formatted(cause.getClass().getSimpleName(), cause.getMessage()),
          BAD_INPUT,
          err);
    }
    if (e instanceof OutOfMemoryError) {
      return told(
          "Java has no memory left (" + e.getMessage() + "): give it more with -Xmx", BROKEN, err);
    }
    if (!Thrown.ours(e)) {
      return told("what is tested, or the test, broke: " + Thrown.words(e), BROKEN, err);
    }
    err.println("twophase: this is a bug in TwoPhase, please report it with what follows");
    e.printStackTrace(err);
    return BROKEN;
  }

  private static int told(String message, int code, PrintWriter err) {
    say(message, err);
    return code;
  }

  /** A line of ours, whatever of others is in it. */
  static void say(String message, PrintWriter err) {
    err.println("twophase: " + Inert.line(message));
  }

  /** Says the charset itself: up to Java 18 a writer does not ask its stream. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static PrintStream utf8(Output target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  /** Version and commit. */
  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = Build.current();
      return new String[] {"TwoPhase " + build.version() + " (" + build.commit() + ")"};
    }
  }
}

package twophase.kit.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import twophase.kit.bench.Simulator;
import twophase.kit.evidence.Shard;
import twophase.kit.statement.BadInputException;
import twophase.kit.text.ShellWords;

/** A verb whose work can be done in units. */
interface DividedVerb {
  /** Options that say where cards, data and simulators come from: units are done with the same. */
  Set<String> PLACE =
      Set.of("--theory", "--cards", TheoryOption.DATA, "--simulator", "--answer-limit");

  /** The options on which its units hang, in the order in which they are told. */
  List<String> decisive();

  /** Which part of it is asked for; all of it unless it is said otherwise. */
  default Optional<Shard> shard() {
    return Optional.empty();
  }

  /** Who is named by its options, to be closed by the caller. */
  Simulator opened();

  /**
   * Its work.
   *
   * @param tested who is tested; of whom name and version are asked alone
   */
  Campaign campaign(Simulator tested);

  /**
   * The verb of that name with these options.
   *
   * @param asking who reads them, for messages
   * @throws BadInputException if there is no such verb, or an option has no place there
   */
  static DividedVerb of(String name, List<String> options, String asking) {
    DividedVerb verb =
        switch (name) {
          case "verify" -> new VerifyCommand();
          case "map" -> new MapCommand();
          case "faults" -> new FaultsCommand();
          case "seeds" -> new FlakesCommand();
          default ->
              throw new BadInputException(
                  "%s: `%s` is none of verify, map, faults, seeds".formatted(asking, name));
        };
    CommandLine line = new CommandLine(verb).setExpandAtFiles(false);
    String allowed = "options here are " + String.join(", ", verb.allowed(line));
    try {
      line.parseArgs(options.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new BadInputException(
          "%s %s: %s; %s"
              .formatted(asking, name, e.getMessage().lines().findFirst().orElse(""), allowed),
          e);
    }
    for (ArgSpec given : line.getParseResult().matchedArgs()) {
      if (given instanceof OptionSpec option
          && !verb.allowed(line).contains(option.longestName())) {
        throw new BadInputException(
            "%s %s: %s has no place there; %s"
                .formatted(asking, name, option.longestName(), allowed));
      }
    }
    return verb;
  }

  private Set<String> allowed(CommandLine line) {
    Set<String> all = new TreeSet<>(decisive());
    all.addAll(PLACE);
    all.add(Options.SHARD);
    all.retainAll(line.getCommandSpec().optionsMap().keySet());
    return all;
  }

  /**
   * What of a command line its units hang on.
   *
   * @param verb by the name under which {@link #of} knows it
   * @param line parsed
   * @param decisive the options
   * @param fixed options with values that were not given, or not so: a seed that was drawn
   */
  static String words(String verb, CommandLine line, List<String> decisive, List<String> fixed) {
    List<String> words = new ArrayList<>(List.of(verb));
    for (PositionalParamSpec parameter : line.getParseResult().matchedPositionals()) {
      words.addAll(parameter.originalStringValues());
    }
    for (String name : decisive) {
      OptionSpec option = line.getParseResult().matchedOption(name);
      if (option != null && !fixed.contains(name)) {
        words.add(name);
        if (option.arity().max() > 0) {
          words.add(option.originalStringValues().stream().collect(Collectors.joining(",")));
        }
      }
    }
    words.addAll(fixed);
    return ShellWords.joined(words);
  }

  /** The words again. */
  static List<String> split(String words) {
    return ShellWords.split(words)
        .filter(all -> !all.isEmpty())
        .orElseThrow(() -> new BadInputException("merge: `" + words + "` is no command"));
  }

  /** Names an option and its value. */
  static List<String> option(String name, Object value) {
    return Arrays.asList(name, value.toString());
  }
}

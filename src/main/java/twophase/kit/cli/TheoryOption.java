package twophase.kit.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Theories;
import twophase.kit.property.Theory;
import twophase.kit.property.TheoryFiles;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.text.Inert;
import twophase.kit.text.ShellWords;

/** Which theory is tested, and where its cards come from. */
final class TheoryOption {
  private static final String OPTION = "--theory";
  static final String DATA = "--data";

  @Option(
      names = OPTION,
      paramLabel = "NAME",
      defaultValue = "${env:TWOPHASE_THEORY}",
      description =
          "The theory, where the class path announces several; default what TWOPHASE_THEORY says in"
              + " the environment.")
  private String name;

  @Option(
      names = "--cards",
      paramLabel = "DIR",
      description = "Read the cards from this folder instead of those built in.")
  private Path folder;

  @Option(
      names = DATA,
      paramLabel = "DIR",
      description =
          "Where larger data sets of the theory are, for settings that name one; without it there"
              + " is what travels with the theory.")
  private Path data;

  /** Made once: the class path is searched for it. */
  private Catalogue catalogue;

  /**
   * The theory's statements with their cards.
   *
   * @throws BadInputException if there is no theory of that name, or a choice without a name, if
   *     its data are not where they are said to be, or if a card cannot be read, is malformed, or
   *     does not go with the class that tests it
   */
  Catalogue catalogue() {
    if (catalogue == null) {
      catalogue = files().catalogue(Theories.announced().chosen(Optional.ofNullable(name)));
    }
    return catalogue;
  }

  /** Where its cards and data are. */
  TheoryFiles files() {
    return new TheoryFiles(Optional.ofNullable(folder), Optional.ofNullable(data));
  }

  /** The folder of its cards, where they are not those that it carries. */
  Optional<Path> cards() {
    return files().cards();
  }

  /** The theory. */
  Theory theory() {
    return catalogue().theory();
  }

  /** Says what there is to say before any of the theory's simulators is asked. */
  void cautioned(PrintWriter err) {
    theory().simulators().caution().map(Inert::line).ifPresent(err::println);
  }

  /** The line that was given, which also says what the environment said of the theory. */
  String words(CommandLine line) {
    List<String> words = new ArrayList<>(line.getParseResult().originalArgs());
    if (!line.getParseResult().hasMatchedOption(OPTION)) {
      words.addAll(named());
    }
    return ShellWords.joined(words);
  }

  /** The option that names the theory; nothing where none was named. */
  private List<String> named() {
    return name == null ? List.of() : List.of(OPTION, name);
  }

  /** The options that name the theory and its data, to be given again. */
  List<String> given() {
    List<String> given = new ArrayList<>(named());
    if (data != null) {
      given.addAll(List.of(DATA, data.toString()));
    }
    return given;
  }

  /** The options that name theory, data and cards, to be given again. */
  List<String> all() {
    List<String> all = new ArrayList<>(given());
    cards().ifPresent(cards -> all.addAll(List.of("--cards", cards.toString())));
    return all;
  }

  /**
   * What replays a case.
   *
   * @param simulator the options that name it; empty for the theory's own
   */
  ReplayCommand replay(List<String> simulator) {
    List<String> options = new ArrayList<>(given());
    options.addAll(simulator);
    return new ReplayCommand(
        theory().words().command(), options.isEmpty() ? "" : " " + ShellWords.joined(options));
  }
}

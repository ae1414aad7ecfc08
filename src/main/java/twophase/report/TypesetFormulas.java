package twophase.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import twophase.statement.Card;

/**
 * The cards' formulas as MathML. They were typeset by KaTeX when the card was written and are
 * carried as files, one a card: the running suite needs no typesetter.
 *
 * <p>Each formula's MathML holds the LaTeX it was made from. Where that is not what the card says,
 * for example in a card of the user's own, there is none.
 */
final class TypesetFormulas {
  /** The folder they are in, beside this class. */
  static final String FOLDER = "formulas/";

  private static final Pattern SOURCE =
      Pattern.compile("<annotation encoding=\"application/x-tex\">([^<]*)</annotation>");

  private TypesetFormulas() {}

  /** The MathML of a card's formulas, one a line, where it is what the card says. */
  static Optional<String> of(Card card) {
    return card.tex().isEmpty()
        ? Optional.empty()
        : carried(card.id()).filter(text -> sources(text).equals(card.texFormulas()));
  }

  /** What the suite carries for a statement. */
  static Optional<String> carried(String statement) {
    String name = FOLDER + statement + ".html";
    try (InputStream stream = TypesetFormulas.class.getResourceAsStream(name)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sources(String mathMl) {
    return SOURCE
        .matcher(mathMl)
        .results()
        .map((MatchResult match) -> match.group(1))
        .map(text -> text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .toList();
  }
}

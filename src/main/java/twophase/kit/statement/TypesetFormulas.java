package twophase.kit.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The cards' formulas as MathML. They were typeset by KaTeX when the card was written and are
 * carried as files beside the cards, one a card: the running suite needs no typesetter.
 *
 * <p>Each formula's MathML holds the LaTeX it was made from. Where that is not what the card says,
 * for example in a card of the user's own, there is none.
 */
public final class TypesetFormulas {
  private static final Pattern SOURCE =
      Pattern.compile("<annotation encoding=\"application/x-tex\">([^<]*)</annotation>");

  private final ClassLoader loader;
  private final String folder;

  /**
   * The formulas of a theory.
   *
   * @param loader has them on its class path
   * @param folder where they are, with a slash at its end
   */
  public TypesetFormulas(ClassLoader loader, String folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** The card with its formulas' MathML, one a line, where it is what the card says. */
  public Card in(Card card) {
    return card.tex().isEmpty()
        ? card
        : carried(card.id())
            .filter(text -> sources(text).equals(card.texFormulas()))
            .map(card::withMathMl)
            .orElse(card);
  }

  /** What is carried for a statement. */
  public Optional<String> carried(String statement) {
    try (InputStream stream = loader.getResourceAsStream(folder + statement + ".html")) {
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

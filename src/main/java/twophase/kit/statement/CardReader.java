package twophase.kit.statement;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads cards: Markdown files that open with a YAML front matter between two lines {@code ---}.
 *
 * <p>Whatever is wrong with a card is one {@link BadInputException} that names the card and, where
 * there is one, the line.
 */
public final class CardReader {
  private static final String FENCE = "---";

  /** What a front matter may hold. */
  static final Schema SCHEMA = Schema.beside(CardReader.class, "card.schema.json");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private CardReader() {}

  /**
   * A card that a theory carries.
   *
   * @param loader has it on its class path
   * @param folder where it is, with a slash at its end
   * @param quoted the theory's own numbers, by the names that cards quote them by
   * @throws BadInputException if there is none for that statement, or it is malformed
   */
  public static Card carried(
      ClassLoader loader, String folder, String id, Map<String, Double> quoted) {
    String name = folder + id + ".md";
    try (InputStream stream = loader.getResourceAsStream(name)) {
      if (stream == null) {
        throw new BadInputException(name + ": no such card");
      }
      return parse(id, name, decoded(stream.readAllBytes()), quoted);
    } catch (CharacterCodingException e) {
      throw notUtf8(name, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A card in a folder.
   *
   * @param quoted the theory's own numbers, by the names that cards quote them by
   * @throws BadInputException if it cannot be read or is malformed
   */
  public static Card in(Path folder, String id, Map<String, Double> quoted) {
    Path file = folder.resolve(id + ".md");
    try {
      return parse(id, file.toString(), decoded(Files.readAllBytes(file)), quoted);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such card", e);
    } catch (CharacterCodingException e) {
      throw notUtf8(file.toString(), e);
    } catch (IOException e) {
      throw new BadInputException(file + ": the card cannot be read: " + e.getMessage(), e);
    }
  }

  /** A mark of the byte order at the beginning, which some editors write, is no part of it. */
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static BadInputException notUtf8(String name, CharacterCodingException e) {
    return new BadInputException(name + ": a card is a UTF-8 text, this is not", e);
  }

  /**
   * A card.
   *
   * @param name of its file, for messages
   * @param quoted the theory's own numbers, by the names that cards quote them by
   * @throws BadInputException if it is malformed
   */
  public static Card parse(String id, String name, String text, Map<String, Double> quoted) {
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (end < 1 || !lines.get(0).equals(FENCE)) {
      throw new BadInputException(
          name + ": a card opens with its front matter between two lines `---`");
    }
    JsonNode front = frontMatter(name, String.join("\n", lines.subList(1, end)));
    String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
    try {
      Card card = new FrontMatter(front, quoted).card(body);
      check(name, id, card);
      return card;
    } catch (IllegalArgumentException e) {
      throw new BadInputException(name + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode frontMatter(String name, String yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (tree.isMissingNode()) {
        throw new BadInputException(name + ": the front matter is empty");
      }
      Optional<String> problem = SCHEMA.problem(tree);
      if (problem.isPresent()) {
        throw new BadInputException(name + ": in the front matter, " + problem.get());
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          name + place(e) + ": the front matter is malformed: " + first(e), e);
    }
  }

  /** The front matter starts on the file's second line. */
  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1
        ? ""
        : ", line " + (location.getLineNr() + 1);
  }

  private static String first(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static void check(String name, String id, Card card) {
    if (!card.id().equals(id)) {
      throw new BadInputException(
          name + ": its id is `" + card.id() + "`, but its file name asks for `" + id + "`");
    }
    Set<String> seen = new HashSet<>();
    for (Card.FormLine form : card.forms()) {
      if (!seen.add(form.form())) {
        throw new BadInputException(name + ": form `" + form.form() + "` is listed twice");
      }
    }
    if (card.body().isEmpty()) {
      throw new BadInputException(name + ": there is no text below the front matter");
    }
  }
}

package twophase.statement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads cards: Markdown files that open with a YAML front matter between two lines {@code ---}.
 *
 * <p>Whatever is wrong with a card is one {@link BadInputException} that names the card and, where
 * there is one, the line.
 */
public final class CardReader {
  private static final String FENCE = "---";
  private static final String FORM_NAMES = "(as-printed|corrected|sharp)(\\.[a-z0-9-]+)?";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private CardReader() {}

  /** The front matter as it stands in the file. */
  private record FrontMatter(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String source,
      @JsonProperty(required = true) String line,
      @JsonProperty(required = true) String formula,
      @JsonProperty @JsonSetter(nulls = Nulls.AS_EMPTY) String tex,
      @JsonProperty(required = true) String statistic,
      @JsonProperty(required = true) List<Card.FormLine> forms) {}

  /**
   * A card that the suite carries.
   *
   * @throws BadInputException if there is none for that statement, or it is malformed
   */
  public static Card bundled(String id) {
    String name = "theorems/" + id + ".md";
    try (InputStream stream = CardReader.class.getClassLoader().getResourceAsStream(name)) {
      if (stream == null) {
        throw new BadInputException(name + ": no such card");
      }
      return parse(id, name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A card in a folder.
   *
   * @throws BadInputException if it cannot be read or is malformed
   */
  public static Card in(Path folder, String id) {
    Path file = folder.resolve(id + ".md");
    try {
      return parse(id, file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such card", e);
    } catch (MalformedInputException e) {
      throw new BadInputException(file + ": a card is a UTF-8 text, this is not", e);
    } catch (IOException e) {
      throw new BadInputException(file + ": the card cannot be read: " + e.getMessage(), e);
    }
  }

  private static Card parse(String id, String name, String text) {
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (end < 1 || !lines.get(0).equals(FENCE)) {
      throw new BadInputException(
          name + ": a card opens with its front matter between two lines `---`");
    }
    FrontMatter front = frontMatter(name, String.join("\n", lines.subList(1, end)));
    String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
    check(name, id, front, body);
    return new Card(
        front.id(),
        front.title(),
        front.source(),
        front.line(),
        front.formula().stripTrailing(),
        front.tex().strip(),
        front.statistic(),
        List.copyOf(front.forms()),
        body);
  }

  private static FrontMatter frontMatter(String name, String yaml) {
    try {
      return YAML.readValue(yaml, FrontMatter.class);
    } catch (JsonProcessingException e) {
      throw new BadInputException(name + place(e) + ": " + problem(e), e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    // What is unknown or missing is noticed at the end only: its name tells more than that line.
    boolean named = e instanceof UnrecognizedPropertyException || isMissing(e);
    // The front matter starts on the file's second line.
    return named || location == null || location.getLineNr() < 1
        ? ""
        : ", line " + (location.getLineNr() + 1);
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return "`" + unknown.getPropertyName() + "` is unknown here; known are " + known;
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return "`" + format.getValue() + "` is none of " + constants(format.getTargetType());
    }
    if (e instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && mismatch.getTargetType().isEnum()) {
      return "a value here must be one of " + constants(mismatch.getTargetType());
    }
    String message = e.getOriginalMessage().lines().findFirst().orElse("");
    if (isMissing(e)) {
      return message.replaceAll(
          ".*creator property '([^']*)'.*", "the front matter lacks `$1`, or gives it no value");
    }
    return "the front matter is malformed: " + message;
  }

  private static boolean isMissing(JsonProcessingException e) {
    return e instanceof JsonMappingException && e.getOriginalMessage().contains("creator property");
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static void check(String name, String id, FrontMatter front, String body) {
    if (!front.id().equals(id)) {
      throw new BadInputException(
          name + ": its id is `" + front.id() + "`, but its file name asks for `" + id + "`");
    }
    if (front.forms().isEmpty()) {
      throw new BadInputException(name + ": `forms` must list at least one form");
    }
    Set<String> seen = new HashSet<>();
    for (Card.FormLine form : front.forms()) {
      if (!form.form().matches(FORM_NAMES)) {
        throw new BadInputException(
            name
                + ": `"
                + form.form()
                + "` is no form; a form is as-printed, corrected or sharp, a part of it has a suffix"
                + " such as as-printed.a");
      }
      if (!seen.add(form.form())) {
        throw new BadInputException(name + ": form `" + form.form() + "` is listed twice");
      }
    }
    if (body.isEmpty()) {
      throw new BadInputException(name + ": there is no text below the front matter");
    }
  }
}

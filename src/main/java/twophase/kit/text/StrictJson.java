package twophase.kit.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads one JSON value that somebody else may have written, and takes it as it stands or not at
 * all: nothing behind it, no name twice in an object, no number beyond binary64, UTF-8. A
 * byte-order mark in front is let pass, and so is either way to end a line.
 */
public final class StrictJson {
  /** 256 MiB: a hundred times a whole run's evidence. */
  private static final long LARGEST = 1L << 28;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads records whole or not at all: no component may be missing or null. */
  public static final JsonMapper RECORDS =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private StrictJson() {}

  /**
   * The value in a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it holds no such value; the message says why, in words that
   *     follow {@code for}
   */
  public static JsonNode read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IllegalArgumentException(
          "it has %d bytes, and at most %d are read".formatted(size, LARGEST));
    }
    return read(Files.readAllBytes(file));
  }

  /**
   * The value in some bytes.
   *
   * @throws IllegalArgumentException as above
   */
  public static JsonNode read(byte[] bytes) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not in UTF-8", e);
    }
  }

  /**
   * The value in a text.
   *
   * @throws IllegalArgumentException as above
   */
  public static JsonNode read(String text) {
    JsonNode value;
    try {
      value = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(words(e), e);
    }
    if (value.isMissingNode()) {
      throw new IllegalArgumentException("it is empty");
    }
    requireFinite(value, "");
    return value;
  }

  private static String words(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    if (e instanceof MismatchedInputException) {
      return "something stands behind its one value";
    }
    return "it is no JSON"
        + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr())
        + (place == null ? " (" : ": ")
        + e.getOriginalMessage().lines().findFirst().orElse("malformed")
        + ")";
  }

  private static void requireFinite(JsonNode value, String place) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException("the number at `" + place + "` is beyond binary64");
    }
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> requireFinite(field.getValue(), place + "/" + field.getKey()));
    }
    for (int k = 0; value.isArray() && k < value.size(); k++) {
      requireFinite(value.get(k), place + "/" + k);
    }
  }
}

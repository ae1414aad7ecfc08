package twophase.kit.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.text.Inert;

/**
 * A JSON Schema (draft 2020-12) that the suite carries: what a file may hold, and what is wrong
 * with one that does not fit, in one line.
 */
public final class Schema {
  private static final Pattern LISTED = Pattern.compile("\\[([^]]*)]");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode schema;
  private final Validator validator;
  private final URI uri;

  private Schema(JsonNode schema, Validator validator, URI uri) {
    this.schema = schema;
    this.validator = validator;
    this.uri = uri;
  }

  private static Schema of(JsonNode schema) {
    Validator validator =
        new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    return new Schema(schema, validator, validator.registerSchema((Object) schema));
  }

  /**
   * A schema that lies beside a class.
   *
   * @param name of its file
   */
  public static Schema beside(Class<?> type, String name) {
    try (InputStream stream = type.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return of(JSON.readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema of a part of what this one is of.
   *
   * @param name of one of its definitions
   */
  public Schema part(String name) {
    return new Schema(schema, validator, URI.create(uri + "#/$defs/" + name));
  }

  /** The schema itself. */
  public JsonNode tree() {
    return schema;
  }

  /**
   * The first problem of what does not fit, in words that name the place: {@code forms[0] lacks
   * `claim`}.
   *
   * @param instance what is to be checked, not modified
   */
  public Optional<String> problem(JsonNode instance) {
    try {
      return validator.validate(uri, (Object) instance).getErrors().stream()
          // Alternatives and what holds them report what their innards report, less clearly.
          .max(Comparator.comparingInt(error -> depth(error.getInstanceLocation())))
          .map(error -> words(error, instance));
    } catch (NumberFormatException e) {
      // A decimal is made of each number, and there is none of infinity.
      return Optional.of("a number is beyond what binary64 holds");
    }
  }

  /** What an object may hold whose schema forbids all else. */
  private String known(String schemaLocation) {
    String pointer = schemaLocation.substring(schemaLocation.indexOf('#') + 1);
    JsonNode properties =
        schema.at(pointer.substring(0, pointer.lastIndexOf('/'))).path("properties");
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return String.join(", ", names);
  }

  private static int depth(String location) {
    return (int) location.chars().filter(c -> c == '/').count();
  }

  private String words(dev.harrel.jsonschema.Error error, JsonNode instance) {
    String location = error.getInstanceLocation();
    String message = error.getError();
    String keyword = Optional.ofNullable(error.getKeyword()).orElse("unknown");
    return switch (keyword) {
      case "unknown" -> {
        int end = location.lastIndexOf('/');
        yield place(location.substring(0, end))
            + "has `"
            + Inert.name(name(location))
            + "`, which is unknown there; known are "
            + known(error.getSchemaLocation());
      }
      case "required" -> place(location) + "lacks `" + listed(message).split(", ")[0] + "`";
      case "enum" ->
          place(location) + "must be one of " + listed(message) + not(instance, location);
      case "type" -> place(location) + "must be " + last(message) + not(instance, location);
      default -> place(location) + "does not fit: " + message + not(instance, location);
    };
  }

  /** What stands there instead, where that is short. */
  private static String not(JsonNode instance, String location) {
    JsonNode found = instance.at(location);
    return found.isContainerNode() ? "" : ", not `" + Inert.name(found.asText()) + "`";
  }

  private static String listed(String message) {
    Matcher list = LISTED.matcher(message);
    return list.find() ? list.group(1) : message;
  }

  private static String last(String message) {
    String type = message;
    for (Matcher list = LISTED.matcher(message); list.find(); ) {
      type = list.group(1);
    }
    return type;
  }

  private static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** A JSON pointer as people write it, with a blank behind it: {@code forms[0].claim}. */
  private static String place(String pointer) {
    return pointer.isEmpty()
        ? "it "
        : "`" + pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.') + "` ";
  }
}

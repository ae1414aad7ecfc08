package twophase.kit.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page of the documentation whose tables are what a schema says: each field with its type and its
 * meaning. Written anew with {@code -Dpages.rewrite=true}.
 */
public final class SchemaPage {
  private static final String MARK =
      "<!-- What follows is written by a test from the schema. -->\n";

  private final JsonNode schema;
  private final StringBuilder text = new StringBuilder();

  private SchemaPage(Schema schema) {
    this.schema = schema.tree();
  }

  /** Checks that a page says what the schema says, or writes it anew where that is asked for. */
  public static void check(Schema schema, Path page) throws IOException {
    String committed = Files.readString(page);
    String before = committed.substring(0, committed.indexOf(MARK) + MARK.length());
    String now = before + new SchemaPage(schema).tables();
    if (Boolean.getBoolean("pages.rewrite")) {
      Files.writeString(page, now);
    } else {
      assertThat(
          page + ": see SchemaPage how to write it anew",
          committed.lines().toList(),
          equalTo(now.lines().toList()));
    }
  }

  private String tables() {
    table("The file", schema);
    schema
        .path("$defs")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().has("properties")) {
                table("`" + entry.getKey() + "`", entry.getValue());
              }
            });
    return text.toString();
  }

  private void table(String title, JsonNode object) {
    text.append("\n### ").append(title).append("\n\n");
    if (object.has("description")) {
      text.append(object.path("description").asText()).append("\n\n");
    }
    text.append("| field | type | meaning |\n|---|---|---|\n");
    rows("", object);
  }

  private void rows(String prefix, JsonNode object) {
    List<String> required = new ArrayList<>();
    object.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      String optional = required.contains(field.getKey()) ? "" : ", may be left out";
      assertThat(name + " has a meaning", meaning(value).isEmpty(), equalTo(false));
      text.append("| `%s` | %s%s | %s |\n".formatted(name, type(value), optional, meaning(value)));
      rows(name + ".", value);
      rows(name + "[].", value.path("items"));
      value.path("anyOf").forEach(choice -> rows(name + ".", choice));
    }
  }

  private String meaning(JsonNode value) {
    return value.has("description")
        ? value.path("description").asText()
        : definition(value).path("description").asText();
  }

  private JsonNode definition(JsonNode value) {
    return schema.at(value.path("$ref").asText("#/none").substring(1));
  }

  private String type(JsonNode value) {
    if (value.has("$ref")) {
      String name = value.path("$ref").asText().replaceAll(".*/", "");
      return definition(value).has("properties") ? "`" + name + "`" : type(definition(value));
    }
    if (value.has("const")) {
      return "`" + value.path("const").asText() + "`";
    }
    if (value.has("enum")) {
      return joined(value.path("enum"), ", ");
    }
    if (value.has("anyOf")) {
      List<String> types = new ArrayList<>();
      value.path("anyOf").forEach(choice -> types.add(type(choice)));
      return String.join(" or ", types);
    }
    if (value.path("type").isArray()) {
      return joined(value.path("type"), " or ");
    }
    String type = value.path("type").asText();
    return type.equals("array") ? "list of " + type(value.path("items")) : type + limits(value);
  }

  private static String limits(JsonNode value) {
    String low = value.has("minimum") ? " from " + value.path("minimum").asText() : "";
    String high = value.has("maximum") ? " to " + value.path("maximum").asText() : "";
    return low + high;
  }

  private static String joined(JsonNode list, String between) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return words.stream().collect(Collectors.joining(between));
  }
}

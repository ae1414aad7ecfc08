package twophase.kit.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Values.Choice;
import twophase.kit.statement.Values.One;
import twophase.kit.statement.Values.Range;
import twophase.kit.statement.Values.Spacing;

/**
 * The front matter of a card that fits its schema. What is wrong with it beyond that is an {@link
 * IllegalArgumentException} that names the place.
 */
final class FrontMatter {
  private static final List<Integer> SHRINKS = List.of(60, 200, 400);

  /**
   * How sentences write numbers that decide: in per cent or per mille, behind ±, with a decimal
   * point or an exponent, or as a power.
   */
  private static final Pattern BY_HAND =
      Pattern.compile(
          "[0-9.]+[\\h]*(%|‰|per ?(cent|mille))|(±|\\+/-)[\\h]*[0-9.]+|[0-9]+\\.[0-9]+"
              + "|[0-9]+[eE][-−+]?[0-9]+|\\b(2|10)(\\^|\\*\\*)[-−]?[0-9]+|\\b10[⁻⁰¹²³⁴-⁹]+");

  private final JsonNode root;
  private final String id;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Map<String, Domain> domains = new LinkedHashMap<>();
  private final CardText text;

  /**
   * A front matter.
   *
   * @param quoted the theory's own numbers, by the names that cards quote them by
   */
  FrontMatter(JsonNode root, Map<String, Double> quoted) {
    this.root = root;
    this.id = root.path("id").asText();
    root.path("constants").properties().forEach(e -> addConstant(e.getKey(), e.getValue()));
    root.path("domains").properties().forEach(e -> addDomain(e.getKey(), e.getValue()));
    constants.keySet().stream()
        .filter(quoted::containsKey)
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the constant `" + name + "` has the name of a number of the theory's own");
            });
    this.text = new CardText(constants, domains, quoted);
    requireQuoted("`line`", root.path("line").asText());
    requireQuoted("`formula`", root.path("formula").asText());
  }

  /** The card with that text below. */
  Card card(String body) {
    return new Card(
        id,
        root.path("title").asText(),
        source(),
        filled("line"),
        filled("formula").stripTrailing(),
        root.path("tex").isNull() ? "" : filled("tex").strip(),
        root.path("statistic").asText(),
        list(root.path("forms"), this::line),
        text.filled(body),
        "",
        new CardNumbers(id, constants),
        domains,
        new Premises(
            list(root.path("assumes"), JsonNode::asText),
            list(root.path("rests-on"), JsonNode::asText)),
        alternatives(),
        CardData.of(root));
  }

  private String filled(String field) {
    return text.filled(root.path(field).asText());
  }

  /** Where it is stated; in the paper, with page and edition. */
  private String source() {
    JsonNode paper = root.path("paper");
    String source = root.path("source").asText();
    return paper.isMissingNode()
        ? source
        : "%s, %s, p. %s"
            .formatted(source, paper.path("edition").asText(), paper.path("page").asText());
  }

  private void addConstant(String name, JsonNode node) {
    constants.put(
        name, new Constant(name, node.path("is").asDouble(), node.path("because").asText()));
  }

  private void addDomain(String name, JsonNode node) {
    Map<String, Values> parameters = parameters(node.path("draw"), "domains." + name + ".draw.");
    Map<String, Values> wider = parameters(node.path("deep"), "domains." + name + ".deep.");
    wider.forEach(
        (parameter, values) -> {
          Values usual = parameters.get(parameter);
          if (usual == null || usual.equals(values) || !values.contain(usual)) {
            throw new IllegalArgumentException(
                "`domains.%s.deep.%s` must be what `draw` has there, and more"
                    .formatted(name, parameter));
          }
        });
    domains.put(
        name,
        new Domain(
            name,
            parameters,
            wider,
            list(node.path("first"), FrontMatter::setting),
            node.path("edge-cases").asBoolean(),
            node.path("readings").asBoolean(),
            list(node.path("within"), JsonNode::asText)));
  }

  private static Map<String, Values> parameters(JsonNode node, String place) {
    Map<String, Values> parameters = new LinkedHashMap<>();
    node.properties()
        .forEach(e -> parameters.put(e.getKey(), values(e.getKey(), e.getValue(), place)));
    return parameters;
  }

  private static Values values(String key, JsonNode node, String place) {
    int names = key.split("\\+").length;
    if (node.isObject()) {
      return range(node, place + key);
    }
    if (!node.isArray()) {
      return new One(List.of(CardData.text(node)));
    }
    List<List<String>> options =
        list(node, n -> n.isArray() ? list(n, CardData::text) : List.of(CardData.text(n)));
    if (options.stream().anyMatch(option -> option.size() != names)) {
      throw new IllegalArgumentException(
          "`" + place + key + "` must list " + (names == 1 ? "values" : "lists of " + names));
    }
    return new Choice(options);
  }

  private static Values range(JsonNode node, String place) {
    int from = node.path("from").asInt();
    int to = node.path("to").asInt();
    int least = node.path("least").asInt(from);
    Spacing spacing =
        Stream.of(Spacing.values())
            .filter(s -> s.word().equals(node.path("spacing").asText()))
            .findFirst()
            .orElse(least < from ? Spacing.UNIFORM : Spacing.ENDS);
    if (least > from || from > to || least < from && spacing != Spacing.UNIFORM) {
      throw new IllegalArgumentException(
          "`%s` must have least <= from <= to, and spacing uniform where least is below from"
              .formatted(place));
    }
    return new Range(least, from, to, spacing);
  }

  private Card.FormLine line(JsonNode node) {
    String form = node.path("form").asText();
    return new Card.FormLine(
        form,
        text.filled(claim(form, node)),
        Verdict.valueOf(node.path("expected").asText()),
        text.filled(node.path("because").asText()),
        data(form, node));
  }

  /**
   * A claim, which quotes what decides: constants, and the domain of its form. Where it does not
   * say with which probability it is to be seen, that is added.
   */
  private String claim(String form, JsonNode node) {
    String claim = node.path("claim").asText();
    requireQuoted("form `" + form + "`: its claim", claim);
    text.domains(claim).stream()
        .filter(name -> !name.equals(node.path("domain").asText()))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "form `%s`: its claim quotes the domain `%s`, and it is tested on `%s`"
                      .formatted(form, name, node.path("domain").asText()));
            });
    String often = node.path("probability").asText();
    return often.isEmpty() || text.constants(claim).contains(often)
        ? claim
        : claim + ", with probability at least {{" + often + "}}";
  }

  private static void requireQuoted(String what, String sentence) {
    Matcher byHand = BY_HAND.matcher(sentence);
    if (byHand.find()) {
      throw new IllegalArgumentException(
          "%s says `%s` by hand; what decides is a constant, quoted as {{name}}"
              .formatted(what, byHand.group()));
    }
  }

  private FormData data(String form, JsonNode node) {
    String domain = node.path("domain").asText();
    if (!domain.isEmpty() && !domains.containsKey(domain)) {
      throw new IllegalArgumentException(
          "form `%s`: `%s` is no domain of the card; domains are %s"
              .formatted(form, domain, String.join(", ", domains.keySet())));
    }
    return new FormData(
        plan(node.path("effort")),
        domain,
        node.path("probability").asText(),
        probability(form, node.path("probability").asText()),
        list((node.has("assumes") ? node : root).path("assumes"), JsonNode::asText),
        list(node.path("without"), this::row),
        list(node.path("kept"), FrontMatter::kept),
        text.constants(node.path("claim").asText()),
        telling(form, node),
        Optional.of(node.path("law")).filter(JsonNode::isObject).map(this::law),
        text.filled(node.path("number").asText()),
        Optional.of(node.path("luck")).filter(JsonNode::isObject).map(FrontMatter::luck));
  }

  private Telling telling(String form, JsonNode node) {
    return new Telling(
        node.has("scope") ? Optional.of(Scope.of(node.path("scope").asText())) : Scope.byName(form),
        text.filled(node.path("aside").asText()),
        node.path("misprint").asBoolean());
  }

  private LawLine law(JsonNode node) {
    return new LawLine(
        Grade.valueOf(node.path("grade").asText()),
        list(node.path("tested-by"), JsonNode::asText),
        node.path("page").asText(),
        text.filled(node.path("unproved").asText()));
  }

  private static Luck luck(JsonNode node) {
    return new Luck(
        Stream.of(Luck.By.values())
            .filter(by -> by.word().equals(node.path("by").asText()))
            .findFirst()
            .orElseThrow(),
        node.path("used").asDouble(Double.NaN),
        node.path("chance").asDouble(),
        node.path("settings").asLong(),
        node.path("runs").asLong(),
        node.path("because").asText());
  }

  /** The ways in which forms may be read, each part of such a form in one of them. */
  private Map<String, List<Alternative>> alternatives() {
    Map<String, List<Alternative>> all = new LinkedHashMap<>();
    root.path("alternatives")
        .properties()
        .forEach(form -> all.put(form.getKey(), readings(form.getKey(), form.getValue())));
    return all;
  }

  private List<Alternative> readings(String form, JsonNode node) {
    List<Alternative> readings = new ArrayList<>();
    node.properties()
        .forEach(
            reading ->
                readings.add(
                    new Alternative(
                        text.filled(reading.getKey()),
                        list(reading.getValue(), part -> form + "." + part.asText()))));
    List<String> named = readings.stream().flatMap(r -> r.parts().stream()).sorted().toList();
    List<String> parts =
        list(root.path("forms"), f -> f.path("form").asText()).stream()
            .filter(part -> part.startsWith(form + "."))
            .sorted()
            .toList();
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("`alternatives`: form `" + form + "` has no parts");
    }
    for (Alternative reading : readings) {
      if (reading.parts().isEmpty()) {
        throw new IllegalArgumentException(
            "`alternatives`: the reading `%s` of `%s` names no part"
                .formatted(reading.name(), form));
      }
    }
    if (!named.equals(parts)) {
      throw new IllegalArgumentException(
          "`alternatives`: the readings of `%s` must name each of its parts once: %s, not %s"
              .formatted(form, String.join(", ", parts), String.join(", ", named)));
    }
    return readings;
  }

  private OptionalDouble probability(String form, String name) {
    if (name.isEmpty()) {
      return OptionalDouble.empty();
    }
    Constant constant = constants.get(name);
    if (constant == null) {
      throw new IllegalArgumentException(
          "form `" + form + "`: its probability `" + name + "` is no constant of the card");
    }
    if (!(constant.value() > 0 && constant.value() <= 1)) {
      throw new IllegalArgumentException(
          "form `%s`: its probability `%s` must be above 0 and at most 1, not %s"
              .formatted(form, name, Numbers.shortest(constant.value())));
    }
    return OptionalDouble.of(constant.value());
  }

  private static Plan plan(JsonNode node) {
    return new Plan(
        list(node.path("settings"), JsonNode::asInt),
        list(node.path("trials"), JsonNode::asLong),
        node.has("shrinks") ? list(node.path("shrinks"), JsonNode::asInt) : SHRINKS,
        node.path("weight").asDouble(1),
        node.path("exhaustive").asBoolean());
  }

  private FormData.Row row(JsonNode node) {
    Map<String, String> setting = setting(node.path("setting"));
    return new FormData.Row(text.filled(node.path("hypothesis").asText(), setting), setting);
  }

  private static FormData.Kept kept(JsonNode node) {
    if (node.isObject()) {
      return new FormData.Kept(setting(node), Optional.empty());
    }
    Token token = Token.parseWhole(node.asText());
    return new FormData.Kept(token.setting().values(), Optional.of(token));
  }

  private static Map<String, String> setting(JsonNode node) {
    Map<String, String> setting = new LinkedHashMap<>();
    node.properties().forEach(e -> setting.put(e.getKey(), CardData.text(e.getValue())));
    return setting;
  }

  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> each) {
    List<T> list = new ArrayList<>();
    IntStream.range(0, node.size()).forEach(k -> list.add(each.apply(node.get(k))));
    return list;
  }
}

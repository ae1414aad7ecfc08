package twophase.kit.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Schema;
import twophase.kit.statement.Scope;
import twophase.kit.statement.Selection;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;
import twophase.kit.statement.Verdict;

/**
 * Findings as JSON and back. The records of {@code statement} are their own description: a
 * component is a field of the same name, in both directions. What deviates stands below, once for
 * each record.
 *
 * <p>Numbers are the shortest decimals that read back. JSON has no NaN and no infinity: null stands
 * for them, and is read as NaN where nothing else is said.
 */
// Jackson reads the mixins' annotations; nobody calls their methods.
@SuppressWarnings("UnusedMethod")
public final class EvidenceJson {
  /** The statement whose forms are being read: their names stand in the file without it. */
  private static final String STATEMENT = "statement";

  /** What a form may hold. */
  public static final Schema FORM = EvidenceFile.FILE.part("form");

  private static final String AS_EXPECTED = "asExpected";
  private static final String SCOPE = "scope";
  private static final String UNMET = "unmet";
  private static final String TOLD = "told";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(numbers())
          .addMixIn(RunInfo.class, Run.class)
          .addMixIn(FormFinding.class, Form.class)
          .addMixIn(SettingFinding.class, AtSetting.class)
          .addMixIn(HypothesisStanding.class, Hypothesis.class)
          .addMixIn(Scope.class, Word.class)
          .addMixIn(Verdict.class, Word.class)
          .addMixIn(LawValue.class, AtSettingByLaw.class)
          .addMixIn(NotedCase.class, Noted.class)
          .addMixIn(Measure.class, WithEnds.class)
          .addMixIn(Interval.class, WithEnds.class)
          .addMixIn(Necessity.class, Row.class)
          .addMixIn(Counterexample.class, Found.class)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          // Else 20 would be written as 2E+1.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private EvidenceJson() {}

  /** A number, or what was decided, as JSON. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /**
   * The inverse for what bounds bad luck; nothing where it is not told.
   *
   * @throws IOException if the JSON is none
   */
  static Optional<BadLuck> luck(JsonNode node) throws IOException {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(JSON.treeToValue(node, BadLuck.class));
  }

  /** What was run, as JSON. */
  static JsonNode tree(RunInfo run) {
    return JSON.valueToTree(run);
  }

  /**
   * The inverse of {@link #tree(RunInfo)}.
   *
   * @throws IOException if the JSON is none
   */
  static RunInfo run(JsonNode node) throws IOException {
    ObjectNode run = JSON.createObjectNode();
    // These may be missing; what else is missing is refused.
    run.putNull("shard");
    run.putArray("only");
    run.put("theory", "");
    run.put("code", "");
    node.properties().forEach(field -> run.set(field.getKey(), field.getValue()));
    return JSON.treeToValue(run, RunInfo.class);
  }

  /** A form that was tested itself, or a part of one, as JSON. */
  public static JsonNode form(FormFinding tested) {
    return form(tested, tested.standing());
  }

  /** The same of a form that stands as its parts do. */
  static JsonNode form(FormFinding finding, Standing standing) {
    ObjectNode form = JSON.valueToTree(finding);
    return form.put(AS_EXPECTED, !standing.surprising());
  }

  /**
   * The inverse of {@link #form(FormFinding)}, but that NaN and infinities may be taken for each
   * other.
   *
   * @throws IOException if the JSON is no form
   */
  public static FormFinding form(String statement, JsonNode node) throws IOException {
    JsonNode whole = node.deepCopy();
    for (JsonNode setting : whole.path("settings")) {
      ((ObjectNode) setting).putIfAbsent("quantity", tree(Quantity.SHARE));
      ((ObjectNode) setting).putIfAbsent("bracket", JSON.nullNode());
    }
    bearing((ObjectNode) whole);
    offering((ObjectNode) whole);
    return JSON.readerFor(FormFinding.class).withAttribute(STATEMENT, statement).readValue(whole);
  }

  /** What was written before NOT OFFERED was a verdict said it beside one. */
  private static void offering(ObjectNode form) {
    if (form.path("broken").isNull() && !form.path("offered").asBoolean(true)) {
      form.set("verdict", tree(Verdict.NOT_OFFERED));
    }
    form.putIfAbsent("asked", JSON.getNodeFactory().booleanNode(true));
    form.putIfAbsent("cut", JSON.getNodeFactory().booleanNode(false));
  }

  /**
   * Of what a verdict speaks stands beside it; in what was written before, its form's name says.
   */
  private static void bearing(ObjectNode form) {
    ObjectNode bearing = form.putObject("bearing");
    Scope scope = Scope.byName(form.path("form").asText()).orElse(Scope.OUTSIDE);
    bearing.set("scope", form.has(SCOPE) ? form.get(SCOPE) : tree(scope));
    bearing.set("unmet", form.has(UNMET) ? form.get(UNMET) : JSON.createArrayNode());
    bearing.put("told", form.path(TOLD).asText());
    for (JsonNode hypothesis : form.path("hypotheses")) {
      ((ObjectNode) hypothesis).put("reading", hypothesis.path("reading").asText());
    }
    for (String list : List.of("values", "noted", "detectable")) {
      form.putIfAbsent(list, JSON.createArrayNode());
    }
    if (form.path("counterexample") instanceof ObjectNode found) {
      found.putIfAbsent("shown", JSON.createArrayNode());
      found.putIfAbsent("hypotheses", JSON.createArrayNode());
    }
  }

  private interface Run {
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Shard> shard();

    /** Not there where everything was asked for. */
    @JsonSerialize(using = SelectedNames.class)
    @JsonDeserialize(using = ReadSelection.class)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Selection only();

    /** Not there in what was written before there were other theories. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String theory();

    /** Nor was this. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String code();

    /** Follows from the command. */
    @JsonIgnore
    String options();
  }

  /** How a form differs from its record. */
  @JsonPropertyOrder({
    "form",
    "verdict",
    "expected",
    AS_EXPECTED,
    SCOPE,
    UNMET,
    TOLD,
    "grade",
    "cases",
    "trials",
    "errorProbability",
    "domain",
    "hypotheses",
    "claimed",
    "measured",
    "tightness",
    "measure",
    "offered",
    "asked",
    "cut",
    "broken",
    "counterexample",
    "noted",
    "values",
    "settings",
    "necessity",
    "notes",
    "detectable",
    "seconds"
  })
  private interface Form {
    /** Its verdict says it; the field is there for those who look for nothing else. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    boolean offered();

    @JsonProperty("form")
    @JsonSerialize(using = FormName.class)
    @JsonDeserialize(using = NamedForm.class)
    FormId id();

    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
    Bearing bearing();

    @JsonProperty(value = SCOPE, access = JsonProperty.Access.READ_ONLY)
    Scope scope();

    @JsonProperty(value = UNMET, access = JsonProperty.Access.READ_ONLY)
    List<String> unmet();

    @JsonProperty(value = TOLD, access = JsonProperty.Access.READ_ONLY)
    String told();

    /** Its place is kept for what {@link EvidenceJson#form} writes there. */
    @JsonProperty(value = AS_EXPECTED, access = JsonProperty.Access.READ_ONLY)
    Standing standing();

    @JsonSerialize(using = Milliseconds.class)
    double seconds();
  }

  private interface AtSetting {
    @JsonSerialize(using = SettingValues.class)
    @JsonDeserialize(using = ValuedSetting.class)
    Setting setting();

    @JsonSerialize(using = Columns.class)
    @JsonDeserialize(using = ReadColumns.class)
    SettingCurves curves();
  }

  private interface Hypothesis {
    @JsonSerialize(using = Met.class)
    String met();
  }

  private interface Word {
    @JsonValue
    String word();
  }

  /** A case is written as its token; where it is stands beside it, and is read from the token. */
  private interface Case {
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @JsonSerialize(using = SettingValues.class)
    Setting setting();

    @JsonSerialize(using = ToStringSerializer.class)
    @JsonDeserialize(using = ParsedToken.class)
    Token token();
  }

  @JsonPropertyOrder({"setting", "outcome", "value", "bound", "words", "token"})
  private interface AtSettingByLaw extends Case {}

  @JsonPropertyOrder({"what", "setting", "outcome", "distance", "words", "hypotheses", "token"})
  private interface Noted extends Case {}

  private interface WithEnds {
    @JsonDeserialize(using = OpenBelow.class)
    double low();

    @JsonDeserialize(using = OpenAbove.class)
    double high();
  }

  @JsonPropertyOrder({
    "dropped",
    "verdict",
    "setting",
    "observed",
    "bound",
    "trials",
    "words",
    "token",
    "errorProbability"
  })
  private interface Row extends Case {}

  /** What is seen is beyond the bound: where one of them is no finite number, that says which. */
  @JsonPropertyOrder({
    "setting",
    "seed",
    "observed",
    "bound",
    "words",
    "shown",
    "hypotheses",
    "token"
  })
  private interface Found extends Case {
    /** Not there where the words say all. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> shown();

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    long seed();

    @JsonDeserialize(using = OpenAbove.class)
    double observed();

    @JsonDeserialize(using = OpenBelow.class)
    double bound();
  }

  /** As its names; it is left out where it is everything. */
  private static final class SelectedNames extends JsonSerializer<Selection> {
    @Override
    public void serialize(Selection selection, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(tree(selection.names()));
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Selection selection) {
      return selection.all();
    }
  }

  private static final class ReadSelection extends JsonDeserializer<Selection> {
    @Override
    public Selection deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return new Selection(List.of(json.readValueAs(String[].class)));
    }
  }

  private static SimpleModule numbers() {
    return new SimpleModule()
        .addSerializer(double.class, new Shortest())
        .addSerializer(Double.class, new Shortest())
        .addDeserializer(double.class, new OrNull(Double.NaN))
        .addDeserializer(Double.class, new OrNull(Double.NaN))
        .addSerializer(OptionalDouble.class, new ShortestIfPresent());
  }

  private static void write(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(new BigDecimal(Numbers.shortest(value)));
    } else {
      json.writeNull();
    }
  }

  private static final class Shortest extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(json, value);
    }
  }

  private static final class ShortestIfPresent extends JsonSerializer<OptionalDouble> {
    @Override
    public void serialize(OptionalDouble value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(json, value.orElse(Double.NaN));
    }
  }

  private static final class Milliseconds extends JsonSerializer<Double> {
    private static final int DIGITS = 3;

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(json, Double.parseDouble(Numbers.rounded(value, DIGITS)));
    }
  }

  /** A number, or what null stands for. */
  private static class OrNull extends JsonDeserializer<Double> {
    private final double missing;

    OrNull(double missing) {
      this.missing = missing;
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return missing;
    }
  }

  private static final class OpenBelow extends OrNull {
    OpenBelow() {
      super(Double.NEGATIVE_INFINITY);
    }
  }

  private static final class OpenAbove extends OrNull {
    OpenAbove() {
      super(Double.POSITIVE_INFINITY);
    }
  }

  /** {@code true} and {@code false} as what they say. */
  private static final class Met extends JsonSerializer<String> {
    @Override
    public void serialize(String value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.equals("true") || value.equals("false")) {
        json.writeBoolean(Boolean.parseBoolean(value));
      } else {
        json.writeString(value);
      }
    }
  }

  private static final class FormName extends JsonSerializer<FormId> {
    @Override
    public void serialize(FormId value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.form());
    }
  }

  private static final class NamedForm extends JsonDeserializer<FormId> {
    @Override
    public FormId deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return new FormId((String) context.getAttribute(STATEMENT), json.getText());
    }
  }

  private static final class ParsedToken extends JsonDeserializer<Token> {
    @Override
    public Token deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Token.parse(json.getText());
    }
  }

  private static final class Columns extends JsonSerializer<SettingCurves> {
    @Override
    public void serialize(SettingCurves curves, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(SettingCurvesJson.of(curves));
    }
  }

  private static final class ReadColumns extends JsonDeserializer<SettingCurves> {
    @Override
    public SettingCurves deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return SettingCurvesJson.curves(json.readValueAsTree());
    }
  }

  /** Values that read as numbers are numbers. */
  private static final class SettingValues extends JsonSerializer<Setting> {
    @Override
    public void serialize(Setting setting, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      for (Map.Entry<String, String> entry : setting.values().entrySet()) {
        json.writeFieldName(entry.getKey());
        try {
          json.writeNumber(new BigDecimal(entry.getValue()));
        } catch (NumberFormatException e) {
          json.writeString(entry.getValue());
        }
      }
      json.writeEndObject();
    }
  }

  /** A number's text in a setting is its shortest, which JSON may write otherwise: 1e-7 is 1E-7. */
  private static final class ValuedSetting extends JsonDeserializer<Setting> {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    @Override
    public Setting deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Map<String, String> values = new LinkedHashMap<>();
      while (json.nextFieldName() != null) {
        String name = json.currentName();
        boolean real = json.nextToken().isNumeric() && !INTEGER.matcher(json.getText()).matches();
        values.put(
            name, real ? Numbers.shortest(Double.parseDouble(json.getText())) : json.getText());
      }
      return new Setting(values);
    }
  }
}

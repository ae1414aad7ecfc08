package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.Measure;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.statement.FormId;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.Setting;
import twophase.kit.statement.TheoryWords;
import twophase.kit.statement.Token;

class MapFolderTest {
  /** What replays a point. */
  static final TheoryWords WORDS =
      new TheoryWords("Toys", "java", List.of(), Map.of("m", "width m"));

  static final ReplayCommand REPLAY = new ReplayCommand("java -jar target/twophase.jar", "");

  private static final FormId FORM = new FormId("toy", "sharp");
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** Every outcome in turn, and tightnesses from 0.001 up. */
  private static MapPoint point(Setting setting, int k) {
    Outcome outcome = OUTCOMES[k % OUTCOMES.length];
    boolean ran = outcome.ordinal() < Outcome.VACUOUS.ordinal();
    return new MapPoint(
        setting,
        outcome,
        ran ? 0.25 : Double.NaN,
        ran ? 0.5 : Double.POSITIVE_INFINITY,
        ran ? OptionalDouble.of(0.001 * Math.pow(3, k % 10)) : OptionalDouble.empty(),
        ran ? 8 : 0,
        outcome == Outcome.DIVERGES ? 6 : 0,
        ran ? Optional.of(new Measure(2, 1, Double.POSITIVE_INFINITY)) : Optional.empty(),
        ran ? Optional.of(new Token(FORM, "map-8", 0, 0, 7, "held", setting)) : Optional.empty(),
        "words, with a comma");
  }

  static ParameterMap map(int columns, int rows, String simulator) {
    MapAxis x = new MapAxis("m", IntStream.rangeClosed(1, columns).mapToObj(k -> "" + k).toList());
    Optional<MapAxis> y =
        rows == 0
            ? Optional.empty()
            : Optional.of(
                new MapAxis(
                    "n",
                    IntStream.range(0, rows).mapToObj(k -> k == 0 ? "fresh" : "" + k).toList()));
    Setting base = Setting.parse("m=1,n=fresh,eta=0.1");
    List<MapPoint> points = new ArrayList<>();
    ParameterMap.grid(base, x, y).forEach(s -> points.add(point(s, points.size())));
    return new ParameterMap(
        FORM,
        "x <= y & z",
        base,
        x,
        y,
        points,
        new ParameterMap.Made(3, 8, 1e-6, simulator, "2", "0.1", "abc"));
  }

  @Test
  void theDataHaveALineAPoint() {
    Map<String, String> files = MapFolder.files(map(3, 3, "toy"), WORDS, REPLAY);
    List<String> lines = files.get("map.csv").lines().toList();
    assertThat(
        lines.get(0),
        equalTo(
            "m,n,outcome,examined,observed,bound,tightness,trials,diverged,median,low,high,token,words"));
    assertThat(
        lines.get(1),
        equalTo(
            "1,fresh,HOLDS,true,0.25,0.5,0.001,8,0,2,1,,\"toy:sharp:map-8:0:0-7:held:m=1,n=fresh,eta=0.1\",\"words,"
                    .replace(":3:", ":0:")
                + " with a comma\""));
    assertThat(lines.get(9), startsWith("3,2,OUTSIDE,true,,,,0,0,,,,,"));
    assertThat(lines.size(), equalTo(10));
  }

  @Test
  void theJsonNamesItsSchemaAndIsJsonWhateverTheNumbers() throws IOException {
    JsonNode root =
        JsonMapper.builder()
            .build()
            .readTree(MapFolder.files(map(3, 3, "toy"), WORDS, REPLAY).get("map.json"));
    assertThat(root.path("schema").asText(), equalTo("twophase-map/1"));
    assertThat(root.path("y").path("values").toString(), equalTo("[\"fresh\",1,2]"));
    assertThat(root.path("points").size(), equalTo(9));
    assertThat(root.path("points").path(4).path("bound").isNull(), equalTo(true));
    assertThat(root.path("errorOfPoint").asDouble(), equalTo(1e-6));
    assertThat(root.path("errorOfMap").asDouble(), equalTo(4e-6));
    assertThat(root.path("tally").path("HOLDS").asInt(), equalTo(1));
  }

  /** The first row was examined, and the others are taken for it. */
  private static ParameterMap refined() {
    ParameterMap whole = map(3, 3, "toy");
    List<MapPoint> points = new ArrayList<>();
    for (int k = 0; k < whole.points().size(); k++) {
      MapPoint first = whole.at(k % 3, 0);
      points.add(k < 3 ? first : first.takenFor(whole.points().get(k).setting()));
    }
    return new ParameterMap(FORM, "", whole.base(), whole.x(), whole.y(), points, whole.made());
  }

  @Test
  void whatWasNotExaminedNeverPretendsThatItWas() throws IOException {
    Map<String, String> files = MapFolder.files(refined(), WORDS, REPLAY);
    List<String> lines = files.get("map.csv").lines().toList();
    assertThat(lines.get(4), startsWith("1,1,HOLDS,false,,,,0,0,,,,,"));
    assertThat(
        lines.get(4), containsString("not examined: taken for the point at m=1,n=fresh,eta=0.1"));
    JsonNode root = JsonMapper.builder().build().readTree(files.get("map.json"));
    assertThat(root.path("examined").asInt(), equalTo(3));
    assertThat(
        root.path("points").path(3).toString(),
        equalTo("{\"setting\":\"m=1,n=1,eta=0.1\",\"outcome\":\"HOLDS\",\"examined\":false}"));
    assertThat(root.path("points").path(0).path("examined").asBoolean(), equalTo(true));
    assertThat("by the examined ones", root.path("errorOfMap").asDouble(), equalTo(3e-6));
    String page = files.get("index.html");
    assertThat(page, containsString("Examined were 3 of the 9 points, those with a mark"));
    assertThat("a row for each", page.split("<tr><td", -1).length, equalTo(1 + 3));
  }

  @Test
  void theAxesOfAStripAreOne() throws IOException {
    Map<String, String> files = MapFolder.files(map(4, 0, "toy"), WORDS, REPLAY);
    assertThat(files.get("map.csv"), startsWith("m,outcome,"));
    assertThat(files.get("map.json"), containsString("\"y\" : null"));
    assertThat(files.get("map.svg"), containsString("viewBox=\"0 0 420 150\""));
    assertThat("a strip has a curve", files.containsKey("map-3.svg"), equalTo(true));
  }

  @Test
  void thePageIsQuietAndEscaped() {
    String page =
        MapFolder.files(map(3, 3, "<script>alert(1)</script>"), WORDS, REPLAY).get("index.html");
    assertThat(page, containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertThat(page, containsString("Claimed: x &lt;= y &amp; z"));
    assertThat(page, not(containsString("<script>")));
    assertThat(page, not(containsString("<style")));
    assertThat(page, not(containsString("style=\"")));
    assertThat(page.split("<script", -1).length, equalTo(2));
    assertThat(
        page,
        allOf(
            containsString("toy.sharp over m and n"),
            containsString("6 (75 %)"),
            containsString("reproduce 'toy:sharp:map-8:0:0-7:held:m=2,n=fresh,eta=0.1'"),
            containsString("Everywhere eta = 0.1. At most 8 trials at each point")));
  }

  @Test
  void aMapOfThousandsOfPointsStaysSmall() {
    Map<String, String> files = MapFolder.files(map(50, 50, "toy"), WORDS, REPLAY);
    assertThat(files.get("map.svg").length(), lessThan(200_000));
    assertThat(files.get("map-2.svg").length(), lessThan(200_000));
  }

  @Test
  void theSamePictureComesAgainAndHasAMarkForEveryOutcome() {
    String svg = MapFolder.files(map(5, 2, "toy"), WORDS, REPLAY).get("map.svg");
    assertThat(MapFolder.files(map(5, 2, "toy"), WORDS, REPLAY).get("map.svg"), equalTo(svg));
    for (Outcome outcome : OUTCOMES) {
      assertThat(svg, containsString(">" + outcome.words() + "<"));
    }
    assertThat(svg, containsString("fill-series-1"));
    assertThat(svg, not(containsString("style=")));
  }

  @Test
  void aMapHasAPointInEveryCell() {
    ParameterMap whole = map(2, 2, "toy");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ParameterMap(
                FORM,
                "",
                whole.base(),
                whole.x(),
                whole.y(),
                whole.points().subList(0, 3),
                whole.made()));
    assertThrows(IllegalArgumentException.class, () -> new MapAxis("m", List.of("1", "1")));
    assertThrows(IllegalArgumentException.class, () -> whole.base().with("q", "1"));
  }
}

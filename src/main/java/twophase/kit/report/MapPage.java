package twophase.kit.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapFigure;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.number.Numbers;
import twophase.kit.statement.ReplayCommand;
import twophase.kit.statement.TheoryWords;
import twophase.kit.statement.Token;

/** A map in the words of its page; all of it is plain text but for the plots. */
public final class MapPage {
  private final ParameterMap map;
  private final ReplayCommand replay;
  private final Drawn drawn;

  private MapPage(ParameterMap map, ReplayCommand replay, Drawn drawn) {
    this.map = map;
    this.replay = replay;
    this.drawn = drawn;
  }

  /** The page of a map. */
  static MapPage of(ParameterMap map, TheoryWords words, ReplayCommand replay) {
    return new MapPage(
        map,
        replay,
        Drawn.of(
            MapFigure.of(map, words, "map", headline(map), "How to read it: " + READING), "m"));
  }

  private static final String READING =
      "each cell is one setting, decided by itself. The mark says what the claim is worth there; the"
          + " stronger its colour, the more of the bound was used.";

  /** How many points came to what. */
  public record Count(String mark, String words, long points) {}

  /** One point in words. */
  public record Row(
      String x,
      String y,
      String outcome,
      String observed,
      String bound,
      String tightness,
      String trials,
      String diverged,
      String median,
      String words,
      String token) {}

  private static String headline(ParameterMap map) {
    return map.form() + " over " + map.x().name() + map.y().map(y -> " and " + y.name()).orElse("");
  }

  /** What was mapped, in a few words. */
  public String headline() {
    return headline(map);
  }

  /** {@code alarm} where a point broke; a claim that fails somewhere is no alarm, nor good news. */
  public String mood() {
    return map.exitCode() == 0 ? "plain" : "alarm";
  }

  /** What is claimed. */
  public String claim() {
    return map.claim();
  }

  /** The tally, in the order of the legend. */
  public List<Count> counts() {
    return map.tally().entrySet().stream()
        .map(e -> new Count(e.getKey().mark(), e.getKey().words(), e.getValue()))
        .toList();
  }

  /** How it was made. */
  public Map<String, String> facts() {
    ParameterMap.Made made = map.made();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Base setting", map.base().toString().replace(",", ", "));
    facts.put("Across", axis(map.x()));
    map.y().ifPresent(y -> facts.put("Upward", axis(y)));
    if (map.refined()) {
      facts.put("Examined", map.examined().size() + " of " + map.points().size() + " points");
    }
    facts.put("Seed", Long.toString(made.seed()));
    facts.put("Simulator", made.simulator() + " (version " + made.simulatorVersion() + ")");
    facts.put("TwoPhase", made.version() + ", classes " + made.code());
    return facts;
  }

  private static String axis(MapAxis axis) {
    return axis.name() + ": " + String.join(", ", axis.values());
  }

  /** The picture. */
  public Drawn drawn() {
    return drawn;
  }

  /** Names of the axes; the second is empty in a strip. */
  public List<String> axes() {
    return List.of(map.x().name(), map.y().map(MapAxis::name).orElse(""));
  }

  /** Whether the trials of some point measured a number. */
  public boolean hasValues() {
    return map.points().stream().anyMatch(p -> p.value().isPresent());
  }

  /** What replays the first point that failed; empty where none did. */
  public String replay() {
    return map.firstFailure().flatMap(MapPoint::token).map(replay::of).orElse("");
  }

  /** Every point that was examined, in the order of the grid. */
  public List<Row> rows() {
    return map.examined().stream().map(this::row).toList();
  }

  private Row row(MapPoint point) {
    Outcome outcome = point.outcome();
    return new Row(
        point.setting().values().get(map.x().name()),
        map.y().map(y -> point.setting().values().get(y.name())).orElse(""),
        outcome.mark() + " " + outcome.words(),
        Words.number(point.observed()),
        Words.number(point.bound()),
        Words.number(point.tightness().orElse(Double.NaN)),
        Long.toString(point.trials()),
        diverged(point),
        Words.measure(point.value()),
        point.words(),
        point.token().map(Token::toString).orElse(""));
  }

  private static String diverged(MapPoint point) {
    return point.diverged() == 0
        ? "0"
        : point.diverged()
            + " ("
            + Numbers.rounded(100.0 * point.diverged() / point.trials(), 2)
            + " %)";
  }
}

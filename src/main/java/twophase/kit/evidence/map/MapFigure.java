package twophase.kit.evidence.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import twophase.kit.evidence.map.MapPoint.Outcome;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Mark;
import twophase.kit.figure.Series.Reading;
import twophase.kit.figure.Series.Tiles;
import twophase.kit.figure.Series.Tint;
import twophase.kit.number.Numbers;
import twophase.kit.statement.TheoryWords;

/**
 * A map as a figure: what the claim is worth at each point, and how much of its bound was used
 * there. A strip has what was observed against what is claimed instead of a second row.
 */
public final class MapFigure {
  /** Steps of tightness, a factor of about 3 each. */
  private static final double[] LEVELS = {0.01, 0.03, 0.1, 0.3, 1, 3};

  /** The last step that is within the bound: from 0.3 to 1. */
  private static final int WITHIN = 4;

  /** Numbers further apart than this are shown on a logarithmic scale. */
  private static final double WIDE = 20;

  private static final double FAINT = 0.12;
  private static final double MIDDLE = 0.3;
  private static final int DIGITS = 3;

  private MapFigure() {}

  /**
   * The figure.
   *
   * @param words what the names in settings mean
   * @param name its file name without ending
   * @param title in a few words
   * @param caption what else a reader should know; its last sentence says how the map was made
   */
  public static Figure of(
      ParameterMap map, TheoryWords words, String name, String title, String caption) {
    List<Panel> panels = new ArrayList<>();
    panels.add(panel(map, words, "Where the claim stands", outcomes(map)));
    List<Series> shades = tightness(map);
    if (!shades.isEmpty()) {
      panels.add(panel(map, words, "Tightness: observed share of the bound", shades));
    }
    if (map.y().isEmpty() && map.x().numeric()) {
      panels.add(curve(map, words));
    }
    return new Figure(name, title, (caption + " " + made(map)).strip(), panels);
  }

  /** How the map was made, and how sure it is, in a few sentences. */
  public static String made(ParameterMap map) {
    ParameterMap.Made made = map.made();
    String any = map.refined() ? "any examined point" : "any point";
    String chance =
        made.pointError() == 0
            ? " No e-process is needed: each point is one run, or arithmetic."
            : " At most "
                + made.trials()
                + " trials at each point; the chance that "
                + any
                + " is said to hold or to fail and"
                + " does not is at most "
                + Numbers.rounded(map.errorTotal(), DIGITS)
                + ", "
                + Numbers.rounded(made.pointError(), DIGITS)
                + " a point.";
    return (rest(map) + refined(map) + chance + " Seed " + made.seed() + ".").strip();
  }

  /** What was not examined, and what it is taken for. */
  private static String refined(ParameterMap map) {
    return map.refined()
        ? " Examined were "
            + map.examined().size()
            + " of the "
            + map.points().size()
            + " points, those with a mark in the picture: all where outcomes meet, few where"
            + " nothing changes. Each other point is taken for an examined one nearby, of a block"
            + " within which all of these agree; a feature that lies between them is missed."
        : "";
  }

  /** What is the same at all points. */
  private static String rest(ParameterMap map) {
    Map<String, String> values = new LinkedHashMap<>(map.base().values());
    values.remove(map.x().name());
    map.y().ifPresent(y -> values.remove(y.name()));
    List<String> words = new ArrayList<>();
    values.forEach((name, value) -> words.add(name + " = " + value));
    return words.isEmpty() ? "" : "Everywhere " + String.join(", ", words) + ".";
  }

  private static Panel panel(
      ParameterMap map, TheoryWords words, String title, List<Series> tiles) {
    return new Panel(
        title,
        Axis.named(words.parameter(map.x().name()), map.x().values()),
        map.y()
            .map(y -> Axis.named(words.parameter(y.name()), y.values()))
            .orElse(Axis.named("", List.of(""))),
        tiles);
  }

  /**
   * A colour and a mark for each outcome, a shade for how much of the bound was used. What was not
   * examined has no mark.
   */
  private static List<Series> outcomes(ParameterMap map) {
    List<Series> tiles = new ArrayList<>();
    for (Outcome outcome : map.tally().keySet()) {
      for (boolean examined : List.of(true, false)) {
        Mark mark = examined ? mark(outcome) : Mark.NONE;
        readings(
                map,
                p -> p.outcome() == outcome && p.examined() == examined ? strength(p) : Double.NaN)
            .forEach(
                (strength, readings) ->
                    tiles.add(new Tiles(outcome.words(), readings, tint(outcome), strength, mark)));
      }
    }
    return tiles;
  }

  private static List<Series> tightness(ParameterMap map) {
    List<Series> tiles = new ArrayList<>();
    readings(map, p -> p.tightness().isEmpty() ? Double.NaN : level(p.tightness().getAsDouble()))
        .forEach(
            (level, readings) -> {
              int k = level.intValue();
              boolean beyond = k > WITHIN;
              tiles.add(
                  new Tiles(
                      levelWords(k),
                      readings,
                      beyond ? Tint.SECOND : Tint.FIRST,
                      beyond ? 0.35 * (k - WITHIN) : 0.1 + 0.17 * k,
                      beyond ? Mark.CROSS : Mark.NONE));
            });
    return tiles;
  }

  /** The points of each class, by class from the last down; NaN leaves a point out. */
  private static Map<Double, List<Reading>> readings(
      ParameterMap map, Function<MapPoint, Double> classOf) {
    Map<Double, List<Reading>> readings = new TreeMap<>();
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.x().size(); column++) {
        MapPoint point = map.at(column, row);
        double found = classOf.apply(point);
        if (!Double.isNaN(found)) {
          double shown = point.tightness().orElse(Double.NaN);
          readings
              .computeIfAbsent(found, key -> new ArrayList<>())
              .add(new Reading(column, row, shown, shown));
        }
      }
    }
    return readings;
  }

  /** In which step of tightness: the k-th begins at LEVELS[k - 1]; 1 itself is within the bound. */
  private static double level(double tightness) {
    int k = 0;
    while (k < LEVELS.length && (LEVELS[k] == 1 ? tightness > 1 : tightness >= LEVELS[k])) {
      k++;
    }
    return k;
  }

  private static String levelWords(int k) {
    if (k == 0) {
      return "below " + LEVELS[0];
    }
    String from = Numbers.shortest(LEVELS[k - 1]);
    return k == LEVELS.length ? "above " + from : from + " to " + Numbers.shortest(LEVELS[k]);
  }

  /** How strong a tile is: by how much of the bound was used, where the claim was decided. */
  private static double strength(MapPoint point) {
    return switch (point.outcome()) {
      case HOLDS, FAILS ->
          point.tightness().isEmpty() ? MIDDLE : shade(point.tightness().getAsDouble());
      case OUTSIDE -> FAINT;
      default -> MIDDLE;
    };
  }

  /** Few enough shades to be told apart, none so strong that its mark is lost. */
  private static double shade(double tightness) {
    return tightness < 0.1 ? 0.16 : tightness < 0.5 ? 0.32 : tightness <= 1 ? 0.5 : 0.62;
  }

  private static Tint tint(Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> Tint.FIRST;
      case FAILS -> Tint.SECOND;
      case DIVERGES -> Tint.FOURTH;
      case UNDECIDED, BROKE -> Tint.FIFTH;
      case VACUOUS, UNTESTABLE -> Tint.THIRD;
      case NOT_OFFERED, NOT_ASKED, OUTSIDE -> Tint.GREY;
    };
  }

  private static Mark mark(Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> Mark.DISC;
      case FAILS -> Mark.CROSS;
      case DIVERGES -> Mark.WAVE;
      case UNDECIDED -> Mark.QUESTION;
      case VACUOUS -> Mark.RING;
      case UNTESTABLE -> Mark.STRUCK_RING;
      case NOT_OFFERED -> Mark.POINT;
      case NOT_ASKED -> Mark.SLASH;
      case OUTSIDE -> Mark.DASH;
      case BROKE -> Mark.BAR;
    };
  }

  private static Panel curve(ParameterMap map, TheoryWords words) {
    List<Reading> seen = new ArrayList<>();
    List<Reading> claimed = new ArrayList<>();
    for (int k = 0; k < map.x().size(); k++) {
      double x = map.x().number(k).orElseThrow();
      seen.add(Reading.of(x, map.at(k, 0).observed()));
      claimed.add(Reading.of(x, map.at(k, 0).bound()));
    }
    String name = words.parameter(map.x().name());
    return new Panel(
        "Observed against its bound",
        map.x().geometric() ? Axis.logarithmic(name) : Axis.linear(name),
        wide(map) ? Axis.logarithmic("observed") : Axis.linear("observed"),
        List.of(new Series.Cloud("observed", seen), new Series.Claims("bound", claimed)));
  }

  private static boolean wide(ParameterMap map) {
    double[] numbers =
        map.points().stream()
            .flatMapToDouble(p -> DoubleStream.of(p.observed(), p.bound()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return numbers.length > 0 && numbers[0] > 0 && numbers[numbers.length - 1] > WIDE * numbers[0];
  }
}

package twophase.kit.report.plot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.geom.Point2D;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

class SvgPlotTest {
  private static final List<Reading> READINGS =
      IntStream.rangeClosed(1, 1000)
          .mapToObj(k -> new Reading(k, k * k, 0.5 * k * k, 2.0 * k * k))
          .toList();

  private static Panel panel() {
    return new Panel(
        "all <kinds>",
        Axis.linear("x"),
        Axis.logarithmic("y"),
        List.of(
            new Series.Stretches("stretches", List.of(new Reading(0, 0, 100, 200))),
            new Series.Band("band", READINGS),
            new Series.Line("line", READINGS),
            new Series.Law("law", READINGS),
            new Series.Law("second law", READINGS),
            new Series.Strand("strand", "one", READINGS),
            Series.Level.at("level <1>", 100),
            Series.Level.at("level 2", 1e6).toTheRight(),
            new Series.Cloud("cloud", READINGS),
            new Series.Intervals("intervals", READINGS.subList(0, 5)),
            new Series.Claims("claims", READINGS.subList(0, 5))));
  }

  @Test
  void drawsEveryKindWellFormed() throws Exception {
    String svg = SvgPlot.of(panel(), "toy").orElseThrow();
    var root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    assertThat(root.getAttribute("role"), equalTo("img"));
    assertThat(svg, containsString("all &lt;kinds&gt;: y against x"));
    assertThat("one path a cloud", svg.length(), lessThan(40_000));
    for (String ink : List.of("fill-series-1", "stroke-series-2", "stroke-ink", "fill-soft")) {
      assertThat(svg, containsString(ink));
    }
    assertThat(svg, containsString("level &lt;1&gt;"));
    assertThat("the second law is dotted", svg, containsString("stroke-dasharray=\"2,3\""));
    assertThat("no style attributes", svg.contains(" style="), equalTo(false));
    assertThat("no scripts", svg.contains("<script"), equalTo(false));
  }

  @Test
  void isTheSameEachTimeAndItsIdsAreItsOwn() {
    String svg = SvgPlot.of(panel(), "toy").orElseThrow();
    assertThat(SvgPlot.of(panel(), "toy").orElseThrow(), equalTo(svg));
    assertThat(svg.replaceAll("id=\"toy-", "").contains(" id=\""), equalTo(false));
  }

  @Test
  void isSmall() {
    Panel small =
        new Panel(
            "dots",
            Axis.linear("x").within(0, 31),
            Axis.linear("y"),
            List.of(new Series.Intervals("seen", READINGS.subList(0, 30))));
    assertThat(SvgPlot.of(small, "s").orElseThrow().length(), lessThan(8_000));
  }

  @Test
  void whatIsCountedHasWholeTicks() {
    Series three =
        new Series.Line("l", List.of(Reading.of(1, 0.5), Reading.of(2, 1), Reading.of(3, 1.5)));
    Panel panel = new Panel("t", Axis.linear("x").within(0, 4), Axis.linear("y"), List.of(three));
    assertThat(SvgPlot.of(panel, "t").orElseThrow().contains(">2.5<"), equalTo(false));
  }

  /** Whatever its size: what stands at the ticks is short, and no two are the same. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 3e-12, 1e-7, 2e-5, 1e-3, 1, 4e4, 1e9, 2e15, 1e100})
  void linearTicksAreReadableAtAnySize(double size) {
    for (double low : new double[] {0, -size, 0.3 * size, 0.999 * size}) {
      Series line = new Series.Line("l", List.of(Reading.of(low, 0), Reading.of(size, 1)));
      Panel panel =
          new Panel("t", Axis.linear("x"), Axis.named("y", List.of("a", "b")), List.of(line));
      String svg = SvgPlot.of(panel, "t").orElseThrow();
      List<String> ticks =
          Pattern.compile(">\\s*(-?[0-9][0-9.,e-]*)\\s*</text>")
              .matcher(svg)
              .results()
              .map(tick -> tick.group(1))
              .toList();
      assertThat(low + " to " + size + ticks, ticks.size() >= 3, equalTo(true));
      assertThat(ticks + "", Set.copyOf(ticks).size(), equalTo(ticks.size()));
      assertThat(ticks + "", ticks.stream().allMatch(tick -> tick.length() <= 13), equalTo(true));
    }
  }

  @Test
  void logarithmicTicksAreRound() {
    assertThat(LogAxis.values(-0.1, 3.1), equalTo(List.of(1.0, 10.0, 100.0, 1000.0)));
    assertThat(
        LogAxis.values(1.2, 2.2 + 1), equalTo(List.of(20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)));
    assertThat(LogAxis.values(-3, -2.6), equalTo(List.of(0.001, 0.0015, 0.002)));
    assertThat("few where there are many decades", LogAxis.values(-40, 10).size(), lessThan(10));
  }

  /** The k-th of n series whose dots would hide each other stands beside the others. */
  @Test
  void intervalsAtOnePlaceStandSideBySide() {
    List<Reading> one = List.of(new Reading(1, 1, 0, 2), new Reading(2, 1, 0, 2));
    Panel apart = pair(one, List.of(new Reading(3, 1, 0, 2)));
    Panel together = pair(one, List.of(new Reading(2, 1, 0, 2)));
    assertThat(PanelChart.shifts(apart).isEmpty(), equalTo(true));
    assertThat(PanelChart.shifts(together), equalTo(Map.of("a", -2.5, "b", 2.5)));
  }

  @Test
  void aLineHasAGapWhereItsNumberIsNone() {
    for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      List<Reading> broken =
          List.of(
              new Reading(1, 1, 0, 2),
              new Reading(2, 2, 0, 3),
              Reading.of(3, none),
              new Reading(4, 1, 0, 2),
              new Reading(5, 3, 1, 4));
      for (Series series :
          List.of(
              new Series.Line("l", broken),
              new Series.Law("l", broken),
              new Series.Strand("l", "one", broken),
              new Series.Band("l", broken))) {
        Panel panel = new Panel("t", Axis.linear("x"), Axis.linear("y"), List.of(series));
        String svg = SvgPlot.of(panel, "gap").orElseThrow();
        assertThat(series + svg, svg.matches("(?s).* d=\"M[^\"]*M[^\"]*\".*"), equalTo(true));
        assertThat(svg.contains("NaN"), equalTo(false));
        String csv = Csv.of(new Figure("gap", "t", "c", List.of(panel)));
        assertThat(csv, containsString(",3," + none + ",,"));
      }
    }
  }

  private static Panel pair(List<Reading> one, List<Reading> other) {
    return new Panel(
        "t",
        Axis.linear("x"),
        Axis.linear("y"),
        List.of(new Series.Intervals("a", one), new Series.Intervals("b", other)));
  }

  @Test
  void numbersThatAreNoneAreLeftOut() {
    List<Reading> odd =
        List.of(
            Reading.of(1, Double.NaN),
            Reading.of(2, Double.POSITIVE_INFINITY),
            Reading.of(3, 0),
            Reading.of(4, 5));
    for (Series series :
        List.of(
            new Series.Line("l", odd),
            new Series.Cloud("c", odd),
            new Series.Intervals("i", odd),
            new Series.Band("b", List.of()))) {
      Panel panel = new Panel("odd", Axis.linear("x"), Axis.logarithmic("y"), List.of(series));
      assertThat(SvgPlot.of(panel, "odd").orElseThrow().contains("NaN"), equalTo(false));
    }
  }

  @Test
  void simplifyingKeepsCornersAndDropsTheRest() {
    List<Point2D> corner =
        List.of(point(0, 0), point(1, 0.05), point(2, 0), point(2, 1), point(2, 2));
    assertThat(Simplified.of(corner, 0.1), equalTo(List.of(point(0, 0), point(2, 0), point(2, 2))));
    assertThat(Simplified.of(corner, 0.01), hasSize(4));
  }

  private static Point2D point(double x, double y) {
    return new Point2D.Double(x, y);
  }

  @Test
  void aFigureNeedsASafeNameAndAPanel() {
    assertThrows(
        IllegalArgumentException.class, () -> new Figure("../up", "t", "c", List.of(panel())));
    assertThrows(IllegalArgumentException.class, () -> new Figure("ok", "t", "c", List.of()));
  }
}

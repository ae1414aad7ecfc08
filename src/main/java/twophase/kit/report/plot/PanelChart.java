package twophase.kit.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.figure.Series.Reading;

/** A panel as a chart: axes, grid and legend are JFreeChart's, the series are brushes. */
final class PanelChart {
  static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  private static final BasicStroke HAIR = new BasicStroke(0.7f);
  private static final Shape STROKE_SAMPLE = new Line2D.Double(-9, 0, 9, 0);
  private static final Shape WASH_SAMPLE = new Rectangle2D.Double(-6, -4, 12, 8);

  /** What marks the points of series of different names, for who cannot tell colours apart. */
  private static final List<Series.Mark> MARKS =
      List.of(
          Series.Mark.DISC,
          Series.Mark.CROSS,
          Series.Mark.RING,
          Series.Mark.BAR,
          Series.Mark.STRUCK_RING);

  private static final int WASH_ALPHA = 56;
  private static final double SIDE_BY_SIDE = 5;

  private PanelChart() {}

  static JFreeChart of(Panel panel) {
    Scale across = new Scale(panel.x());
    Scale up = new Scale(panel.y());
    boolean tiled = panel.series().stream().anyMatch(Series.Tiles.class::isInstance);
    XYPlot plot =
        new XYPlot(
            new XYSeriesCollection(),
            styled(across.chartAxis(panel, List.of(Reading::x))),
            styled(up.chartAxis(panel, List.of(Reading::low, Reading::y, Reading::high))),
            new XYLineAndShapeRenderer());
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(Ink.RULE.colour());
    plot.setRangeGridlinePaint(Ink.RULE.colour());
    plot.setDomainGridlineStroke(HAIR);
    plot.setRangeGridlineStroke(HAIR);
    plot.setDomainGridlinesVisible(!tiled);
    plot.setRangeGridlinesVisible(!tiled);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    Map<String, Ink> inks = inks(panel);
    List<String> laws = laws(panel);
    Map<String, Double> shifts = shifts(panel);
    panel
        .series()
        .forEach(
            s ->
                plot.addAnnotation(
                    new Brush(
                        s,
                        inks.get(s.name()),
                        mark(inks.get(s.name())),
                        lawStroke(s, laws),
                        shifts.getOrDefault(s.name(), 0.0),
                        across,
                        up)));
    JFreeChart chart = new JFreeChart(panel.title(), TITLE, plot, false);
    chart.setBackgroundPaint(null);
    chart.getTitle().setPaint(Ink.INK.colour());
    chart.setPadding(new RectangleInsets(2, 2, 2, 8));
    LegendItemCollection legend = legend(panel, inks, laws);
    if (legend.getItemCount() > 1 || tiled) {
      plot.setFixedLegendItems(legend);
      chart.addSubtitle(legendTitle(plot));
    }
    return chart;
  }

  /** What a formula says is in ink, what was measured in colour; what is not measured in grey. */
  private static Map<String, Ink> inks(Panel panel) {
    Map<String, Ink> inks = new LinkedHashMap<>();
    int colours = 0;
    for (Series series : panel.series()) {
      if (!inks.containsKey(series.name())) {
        boolean grey = series instanceof Series.Stretches;
        boolean black =
            series instanceof Series.Law
                || series instanceof Series.Claims
                || series instanceof Series.Level;
        inks.put(
            series.name(),
            series instanceof Series.Tiles tiles
                ? Ink.of(tiles.tint())
                : grey ? Ink.SOFT : black ? Ink.INK : Ink.series(colours++));
      }
    }
    return inks;
  }

  /** The mark that goes with a colour: names of the same colour have the same. */
  private static Series.Mark mark(Ink ink) {
    int number = Math.max(0, ink.ordinal() - Ink.series(0).ordinal());
    return MARKS.get(number % MARKS.size());
  }

  /** In pixels: intervals of several names at one place stand side by side. */
  static Map<String, Double> shifts(Panel panel) {
    List<Series> intervals =
        panel.series().stream()
            .filter(s -> s instanceof Series.Intervals && !s.readings().isEmpty())
            .toList();
    List<String> names = intervals.stream().map(Series::name).distinct().toList();
    long crowded =
        intervals.stream()
            .flatMap(s -> s.readings().stream().map(Reading::x).distinct())
            .collect(Collectors.groupingBy(x -> x, Collectors.counting()))
            .values()
            .stream()
            .filter(count -> count > 1)
            .count();
    Map<String, Double> shifts = new LinkedHashMap<>();
    if (crowded > 0) {
      for (int k = 0; k < names.size(); k++) {
        shifts.put(names.get(k), SIDE_BY_SIDE * (k - (names.size() - 1) / 2.0));
      }
    }
    return shifts;
  }

  private static List<String> laws(Panel panel) {
    return panel.series().stream()
        .filter(s -> s instanceof Series.Law)
        .map(Series::name)
        .distinct()
        .toList();
  }

  /** The first law is dashed, others are dotted: all are in ink. */
  private static BasicStroke lawStroke(Series series, List<String> laws) {
    return laws.indexOf(series.name()) > 0 ? Brush.DOTTED : Brush.DASHED;
  }

  /** What is there and does not bear its name already. */
  private static LegendItemCollection legend(
      Panel panel, Map<String, Ink> inks, List<String> laws) {
    LegendItemCollection items = new LegendItemCollection();
    inks.forEach(
        (name, ink) ->
            panel.series().stream()
                .filter(s -> s.name().equals(name))
                .filter(s -> !s.readings().isEmpty() && !(s instanceof Series.Level))
                .findFirst()
                .ifPresent(s -> items.add(item(s, ink, lawStroke(s, laws)))));
    return items;
  }

  private static LegendItem item(Series series, Ink ink, BasicStroke law) {
    Color colour = ink.colour();
    LegendItem item;
    if (series instanceof Series.Stretches) {
      Color wash = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), WASH_ALPHA);
      item = new LegendItem(series.name(), null, null, null, WASH_SAMPLE, wash);
    } else if (series instanceof Series.Tiles tiles) {
      item = Tiling.sample(tiles, colour);
    } else if (series instanceof Series.Cloud || series instanceof Series.Intervals) {
      Path2D sample = new Path2D.Double();
      Marks.append(sample, mark(ink), 0, 0, Brush.MARK);
      BasicStroke stroke = Marks.stroke(mark(ink), Brush.MARK, Brush.THIN);
      item = new LegendItem(series.name(), null, null, null, sample, stroke, colour);
    } else {
      BasicStroke stroke = series instanceof Series.Law ? law : Brush.LINE;
      item = new LegendItem(series.name(), null, null, null, STROKE_SAMPLE, stroke, colour);
    }
    item.setLabelFont(WORDS);
    item.setLabelPaint(Ink.INK.colour());
    return item;
  }

  private static LegendTitle legendTitle(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemFont(WORDS);
    legend.setItemPaint(Ink.INK.colour());
    return legend;
  }

  private static NumberAxis styled(NumberAxis axis) {
    axis.setLabelFont(WORDS);
    axis.setTickLabelFont(WORDS);
    axis.setLabelPaint(Ink.INK.colour());
    axis.setTickLabelPaint(Ink.SOFT.colour());
    axis.setAxisLinePaint(Ink.SOFT.colour());
    axis.setTickMarkPaint(Ink.SOFT.colour());
    return axis;
  }
}

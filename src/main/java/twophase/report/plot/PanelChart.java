package twophase.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import twophase.statement.figure.Panel;
import twophase.statement.figure.Series;
import twophase.statement.figure.Series.Reading;

/** A panel as a chart: axes, grid and legend are JFreeChart's, the series are brushes. */
final class PanelChart {
  private static final Font WORDS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  private static final BasicStroke HAIR = new BasicStroke(0.7f);
  private static final Shape STROKE_SAMPLE = new Line2D.Double(-9, 0, 9, 0);
  private static final Shape WASH_SAMPLE = new Rectangle2D.Double(-6, -4, 12, 8);
  private static final Shape DOT_SAMPLE = new Ellipse2D.Double(-3, -3, 6, 6);
  private static final int WASH_ALPHA = 56;

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
    panel.series().forEach(s -> plot.addAnnotation(new Brush(s, inks.get(s.name()), across, up)));
    JFreeChart chart = new JFreeChart(panel.title(), TITLE, plot, false);
    chart.setBackgroundPaint(null);
    chart.getTitle().setPaint(Ink.INK.colour());
    chart.setPadding(new RectangleInsets(2, 2, 2, 8));
    if (inks.size() > 1 || tiled) {
      plot.setFixedLegendItems(legend(panel, inks));
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
        boolean black = series instanceof Series.Law || series instanceof Series.Claims;
        boolean chosen = series instanceof Series.Tiles;
        inks.put(
            series.name(),
            chosen
                ? Ink.of(((Series.Tiles) series).tint())
                : grey ? Ink.SOFT : black ? Ink.INK : Ink.series(colours++));
      }
    }
    return inks;
  }

  private static LegendItemCollection legend(Panel panel, Map<String, Ink> inks) {
    LegendItemCollection items = new LegendItemCollection();
    Map<String, Series> byName = new LinkedHashMap<>();
    panel.series().forEach(s -> byName.putIfAbsent(s.name(), s));
    byName.values().forEach(s -> items.add(item(s, inks.get(s.name()).colour())));
    return items;
  }

  private static LegendItem item(Series series, Color colour) {
    LegendItem item;
    if (series instanceof Series.Stretches) {
      Color wash = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), WASH_ALPHA);
      item = new LegendItem(series.name(), null, null, null, WASH_SAMPLE, wash);
    } else if (series instanceof Series.Tiles tiles) {
      item = Tiling.sample(tiles, colour);
    } else if (series instanceof Series.Cloud || series instanceof Series.Intervals) {
      item = new LegendItem(series.name(), null, null, null, DOT_SAMPLE, colour);
    } else {
      BasicStroke stroke = series instanceof Series.Law ? Brush.DASHED : Brush.LINE;
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

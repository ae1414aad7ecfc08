package twophase.kit.report.plot;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import twophase.kit.figure.Panel;

/**
 * A panel as SVG. It has no style attributes and no scripts, so that the strictest policy shows it;
 * every colour is an attribute and a class, so that a page that has the SVG inline can change it.
 */
public final class SvgPlot {
  private static final Logger LOG = Logger.getLogger(SvgPlot.class.getName());
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int WIDTH = 420;
  private static final int HEIGHT = 300;

  private static final int STRIP_HEIGHT = 150;
  private static final int ROW_HEIGHT = 9;

  /** More rows than this are lower, so that the picture fits a screen or two. */
  private static final int TALLEST = 64;

  private static final int HEAD_AND_FOOT = 110;

  /** Digits after the point of a coordinate in pixels. */
  private static final int PRECISION = 2;

  /** What Batik writes on the outermost element although it is what SVG has without it. */
  private static final Map<String, String> WITHOUT_SAYING =
      Map.ofEntries(
          Map.entry("color-interpolation", "auto"),
          Map.entry("color-rendering", "auto"),
          Map.entry("fill", "black"),
          Map.entry("fill-opacity", "1"),
          Map.entry("font-style", "normal"),
          Map.entry("font-weight", "normal"),
          Map.entry("image-rendering", "auto"),
          Map.entry("shape-rendering", "auto"),
          Map.entry("stroke-dasharray", "none"),
          Map.entry("stroke-dashoffset", "0"),
          Map.entry("stroke-linejoin", "miter"),
          Map.entry("stroke-opacity", "1"),
          Map.entry("stroke-width", "1"),
          Map.entry("text-rendering", "auto"));

  private static final String FONT = "font-family";
  private static final String LETTERS = "sans-serif";
  private static final List<String> ENDS = List.of("x1", "y1", "x2", "y2");

  private SvgPlot() {}

  /**
   * The SVG element as text; empty on a machine whose Java has no fonts to measure text with.
   *
   * @param panel what to draw
   * @param name unique on the page: the ids within begin with it
   */
  public static Optional<String> of(Panel panel, String name) {
    System.setProperty("java.awt.headless", "true");
    try {
      return Optional.of(text(drawn(panel, name)));
    } catch (RuntimeException | LinkageError | InternalError e) {
      LOG.log(
          Level.WARNING,
          "No plot of {0}, which cannot be drawn ({1}); where all are missing, this Java has no fonts",
          new Object[] {panel.title(), e});
      return Optional.empty();
    }
  }

  private static Element drawn(Panel panel, String name) {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    context.setPrecision(PRECISION);
    context.setIDGenerator(new Ids(name));
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    int height = height(panel.y().names().size());
    graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
    // Text at right angles as text; JFreeChart's own way draws its outlines.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    PanelChart.of(panel).draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    Element root = graphics.getRoot();
    graphics.dispose();
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
    root.setAttribute("class", "plot");
    root.setAttribute("role", "img");
    root.setAttribute("aria-labelledby", name + "-title");
    Element title = document.createElementNS(SVG, "title");
    title.setAttribute("id", name + "-title");
    title.setTextContent(
        panel.title() + ": " + panel.y().label() + " against " + panel.x().label());
    root.insertBefore(title, root.getFirstChild());
    WITHOUT_SAYING.forEach(
        (attribute, value) -> {
          if (root.getAttribute(attribute).equals(value)) {
            root.removeAttribute(attribute);
          }
        });
    colour(root);
    root.setAttribute(FONT, LETTERS);
    joinLines(root);
    dropUnusedClips(root, text(root));
    return root;
  }

  /** A strip is low, and many rows need room; 0 rows on an axis of numbers. */
  private static int height(int rows) {
    return rows == 1
        ? STRIP_HEIGHT
        : Math.max(HEIGHT, HEAD_AND_FOOT + ROW_HEIGHT * Math.min(rows, TALLEST));
  }

  /** Gives every element the classes of its inks, and takes off what says nothing. */
  private static void colour(Node node) {
    if (node instanceof Element element) {
      String classes = (inkClass(element, "fill") + " " + inkClass(element, "stroke")).strip();
      if (!classes.isEmpty()) {
        element.setAttribute("class", (element.getAttribute("class") + " " + classes).strip());
      }
      if (element.getAttribute("id").equals("genericDefs")) {
        element.removeAttribute("id");
      }
      slim(element);
    }
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child.getNodeType() == Node.COMMENT_NODE) {
        node.removeChild(child);
      } else {
        colour(child);
      }
      child = next;
    }
  }

  /** Words and grid lines lie where they belong; only paths have to be clipped. */
  private static void slim(Element element) {
    element.removeAttributeNS(XMLConstants.XML_NS_URI, "space");
    element.removeAttribute("text-rendering");
    if (element.getAttribute(FONT).equals(LETTERS)) {
      element.removeAttribute(FONT);
    }
    if (!element.getTagName().equals("path")) {
      element.removeAttribute("clip-path");
    }
  }

  /**
   * Makes one path of lines that follow each other and look alike, as ticks and grids do: they are
   * a third of a plot's text. A straight path has nothing to fill.
   */
  private static void joinLines(Node node) {
    Element path = null;
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Element element && element.getTagName().equals("line")) {
        String stretch = stretch(element);
        ENDS.forEach(element::removeAttribute);
        element.removeAttribute("fill");
        Element straight = renamed(element);
        if (path != null && alike(path, straight)) {
          path.setAttribute("d", path.getAttribute("d") + stretch);
          node.removeChild(element);
        } else {
          straight.setAttribute("d", stretch);
          node.replaceChild(straight, element);
          path = straight;
        }
      } else {
        path = null;
        joinLines(child);
      }
      child = next;
    }
  }

  private static String stretch(Element line) {
    String x = line.getAttribute("x2");
    String y = line.getAttribute("y2");
    String from = "M" + line.getAttribute("x1") + " " + line.getAttribute("y1");
    if (line.getAttribute("y1").equals(y)) {
      return from + "H" + x;
    }
    return from + (line.getAttribute("x1").equals(x) ? "V" + y : "L" + x + " " + y);
  }

  private static Element renamed(Element line) {
    Element path = line.getOwnerDocument().createElementNS(SVG, "path");
    NamedNodeMap attributes = line.getAttributes();
    for (int k = 0; k < attributes.getLength(); k++) {
      path.setAttribute(attributes.item(k).getNodeName(), attributes.item(k).getNodeValue());
    }
    return path;
  }

  /** Whether two paths differ in where they lead alone. */
  private static boolean alike(Element one, Element other) {
    Element plain = (Element) one.cloneNode(false);
    plain.removeAttribute("d");
    return plain.isEqualNode(other);
  }

  private static void dropUnusedClips(Element root, String text) {
    NodeList clips = root.getElementsByTagNameNS(SVG, "clipPath");
    for (int k = clips.getLength() - 1; k >= 0; k--) {
      Element clip = (Element) clips.item(k);
      if (!text.contains("url(#" + clip.getAttribute("id") + ")")) {
        clip.getParentNode().removeChild(clip);
      }
    }
  }

  private static String inkClass(Element element, String attribute) {
    return Ink.of(element.getAttribute(attribute))
        .map(ink -> attribute + "-" + ink.css())
        .orElse("");
  }

  private static String text(Element root) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids that no other plot on the page has. */
  private static final class Ids extends SVGIDGenerator {
    private final String name;

    Ids(String name) {
      this.name = name;
    }

    @Override
    public String generateID(String prefix) {
      return name + "-" + super.generateID(prefix);
    }
  }
}

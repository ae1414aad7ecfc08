package twophase.kit.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A card's text as HTML. HTML in the card shows as text, and addresses other than web and mail ones
 * are dropped.
 */
final class CardHtml {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final String SCROLLING =
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">";
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final TextContentRenderer WORDS = TextContentRenderer.builder().build();

  private CardHtml() {}

  /**
   * The text as HTML, headings two levels down: it stands within a section of the report. Each has
   * an address, and shows it.
   *
   * @param prefix what addresses begin with: no other text of the page has the same
   * @param markdown the card's text
   */
  static String of(String prefix, String markdown) {
    Node document = PARSER.parse(markdown);
    IdGenerator addresses = IdGenerator.builder().prefix(prefix).build();
    Map<Node, Map<String, String>> marked = new HashMap<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        heading.setLevel(Math.min(6, heading.getLevel() + 1));
        String address = addresses.generateId(WORDS.render(heading));
        Link here = new Link("#" + address, null);
        here.appendChild(new Text("#"));
        heading.appendChild(new Text(" "));
        heading.appendChild(here);
        marked.put(heading, Map.of("id", address));
        marked.put(here, Map.of("class", "here", "aria-label", "Address of " + address));
      }
    }
    AttributeProvider attributes =
        (node, tag, given) -> {
          given.putAll(marked.getOrDefault(node, Map.of()));
          if (node instanceof TableBlock && tag.equals("table")) {
            given.put("class", "small");
          }
        };
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(context -> attributes)
        .build()
        .render(document)
        // A wide table scrolls by itself; what the card says of tables is escaped text.
        .replace("<table", SCROLLING + "<table")
        .replace("</table>", "</table></div>");
  }
}

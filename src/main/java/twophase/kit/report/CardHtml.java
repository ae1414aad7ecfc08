package twophase.kit.report;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A card's text as HTML. HTML in the card shows as text, and addresses other than web and mail ones
 * are dropped.
 */
final class CardHtml {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final String SCROLLING =
      "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">";
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private CardHtml() {}

  /**
   * The text as HTML, headings two levels down: it stands within a section of the report.
   *
   * @param markdown the card's text
   */
  static String of(String markdown) {
    var document = PARSER.parse(markdown);
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading) {
        heading.setLevel(Math.min(6, heading.getLevel() + 1));
      }
    }
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (node instanceof TableBlock && tag.equals("table")) {
                    attributes.putAll(Map.of("class", "small"));
                  }
                })
        .build()
        .render(document)
        // A wide table scrolls by itself; what the card says of tables is escaped text.
        .replace("<table", SCROLLING + "<table")
        .replace("</table>", "</table></div>");
  }
}

package twophase.kit.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report as one file to mail: style and script inlined, what it links to carried as {@code
 * data:} addresses. It is read from a disk, where no server sends a policy that would block them.
 */
final class SingleFile {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#:]+)\"");
  private static final Map<String, String> TYPES =
      Map.of(
          "json",
          "application/json",
          "xml",
          "application/xml",
          "csv",
          "text/csv",
          "md",
          "text/markdown");

  private SingleFile() {}

  /**
   * The page with all it needs.
   *
   * @param files the report's files by path; not modified
   */
  static String of(Map<String, String> files) {
    String page =
        files
            .get(Report.PAGE)
            .replace(
                "<link rel=\"stylesheet\" href=\"style.css\">",
                "<style>\n" + files.get("style.css") + "</style>")
            .replace(
                "<script src=\"report.js\" defer></script>",
                "<script type=\"module\">\n" + files.get("report.js") + "</script>");
    Matcher links = LINK.matcher(page);
    return links.replaceAll(
        found ->
            files.containsKey(found.group(1))
                ? Matcher.quoteReplacement(carried(found.group(1), files.get(found.group(1))))
                : Matcher.quoteReplacement(found.group()));
  }

  private static String carried(String path, String text) {
    String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
    String name = path.substring(path.lastIndexOf('/') + 1);
    byte[] bytes = slim(type, text).getBytes(StandardCharsets.UTF_8);
    String code = Base64.getEncoder().encodeToString(bytes);
    return "download=\"" + name + "\" href=\"data:" + type + ";base64," + code + "\"";
  }

  /** JSON needs no indentation; a line feed in a text of it is written as an escape. */
  private static String slim(String type, String text) {
    return type.equals("application/json") ? text.replaceAll("\n *", "") : text;
  }
}

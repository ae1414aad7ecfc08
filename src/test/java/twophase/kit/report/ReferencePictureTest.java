package twophase.kit.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The picture on the project's first page is the first screen of the reference run, and says in
 * words what that run found. Both are made anew with {@code -Dpages.rewrite=true}, the picture by a
 * Chromium on PATH.
 */
class ReferencePictureTest {
  private static final Path PAGE = Path.of("README.md");

  /** As the page names it. */
  private static final String PICTURE = "src/docs/report.png";

  private static final Path REFERENCE = Path.of("verification-reports/reference");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 860;

  @Test
  void saysWhatTheReferenceRunFound() throws Exception {
    String page = Files.readString(PAGE);
    Matcher shown =
        Pattern.compile("(?<=!\\[)[^]]*(?=]\\(" + Pattern.quote(PICTURE) + "\\))").matcher(page);
    assertThat("the page shows " + PICTURE, shown.find(), equalTo(true));
    String found =
        Files.readAllLines(REFERENCE.resolve("summary.md")).stream()
            .filter(line -> line.startsWith("What stands "))
            .findFirst()
            .orElseThrow();
    if (Boolean.getBoolean("pages.rewrite")) {
      Chromium browser =
          Chromium.installed()
              .orElseThrow(
                  () -> new AssertionError("no Chromium on PATH, which takes the picture"));
      String report = REFERENCE.resolve("index.html").toUri().toString();
      browser.picture(report, false, WIDTH, HEIGHT, Path.of(PICTURE));
      Files.writeString(
          PAGE, page.substring(0, shown.start()) + found + page.substring(shown.end()));
    } else {
      assertThat("ci/renew-baseline makes both anew", shown.group(), equalTo(found));
    }
  }
}

package twophase.kit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Which build of the suite this is.
 *
 * @param version its version
 * @param commit its commit, shortened, with {@code -dirty} where the work tree differed; {@code
 *     unknown} where it was built outside a checkout
 */
public record Build(String version, String commit) {

  /** The build that is running. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream stream = Build.class.getResourceAsStream("/twophase-build.properties")) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("git.build.version", "unknown"),
        properties.getProperty("git.commit.id.describe", "unknown"));
  }

  /** SHA-256 of the jar that is running; {@code none} where it is no jar. */
  public static String digestOfJar() {
    try {
      Path code = Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(code) ? Digest.of(Files.readAllBytes(code)) : "none";
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

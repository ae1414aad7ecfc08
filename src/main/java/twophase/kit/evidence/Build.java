package twophase.kit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
}

package twophase.ci;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ci/verify} needs: a jar that is built, Java alone; one that is not, what builds it.
 */
class VerifyScriptTest {
  private static final FileTime EARLIER = FileTime.fromMillis(1_000_000_000_000L);
  private static final FileTime LATER = FileTime.fromMillis(1_100_000_000_000L);

  @TempDir private Path folder;
  private Workplace place;

  /** A machine without a compiler and without Maven, on which nobody may install any. */
  @BeforeEach
  void aClone() throws IOException {
    place = new Workplace(folder).has("ci/verify").has("ci/tools.sh");
    for (String source : List.of("src/main", "theorems", "target")) {
      Files.setLastModifiedTime(Files.createDirectories(folder.resolve(source)), EARLIER);
    }
    Files.setLastModifiedTime(Files.createFile(folder.resolve("pom.xml")), EARLIER);
    for (String none : List.of("javac", "mvn")) {
      place.script(none, "#!/usr/bin/env bash\necho \"" + none + " $*\" >> asked\nexit 1\n");
    }
    place.script("id", "#!/usr/bin/env bash\necho 1000\n");
    javaIs("17.0.2");
  }

  private void javaIs(String version) throws IOException {
    place.script(
        "java",
        "#!/usr/bin/env bash\ncase $1 in\n-version) echo 'openjdk version \""
            + version
            + "\"' >&2 ;;\n--list-modules) ;;\n*) echo \"run: ${*: -3}\" ;;\nesac\n");
  }

  private void jarIsMade(FileTime when) throws IOException {
    Files.setLastModifiedTime(Files.createFile(folder.resolve("target/twophase.jar")), when);
  }

  private Workplace.Ran verified() {
    return place.shell("ci/verify list theorem-2", Map.of());
  }

  @Test
  void aJarThatIsBuiltNeedsJavaAlone() throws IOException {
    jarIsMade(LATER);
    Workplace.Ran ran = verified();
    assertThat(ran.output(), containsString("run: "));
    assertThat(ran.output(), containsString("twophase.jar list theorem-2"));
    assertThat(ran.code(), equalTo(0));
    assertThat(place.text("asked"), equalTo(""));
  }

  @Test
  void anOlderJarNeedsWhatBuildsIt() throws IOException {
    jarIsMade(FileTime.fromMillis(EARLIER.toMillis() - 1000));
    Workplace.Ran ran = verified();
    assertThat(
        ran.output(),
        allOf(
            containsString("Missing: a JDK, 17 or newer and Maven, 3.8 or newer."),
            not(containsString("run: "))));
    assertThat(ran.code(), equalTo(2));
  }

  @Test
  void anOlderJavaIsToldAsMissing() throws IOException {
    jarIsMade(LATER);
    javaIs("11.0.1");
    Workplace.Ran ran = verified();
    assertThat(ran.output(), containsString("Missing: a JDK, 17 or newer"));
    assertThat(ran.code(), equalTo(2));
  }
}

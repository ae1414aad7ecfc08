package twophase.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A folder in which the CI files' commands can be run: with the true {@code ci/words}, {@code
 * ci/flakes} and {@code ci/github/nights}, and with {@code ci/verify}, {@code ci/test} and {@code
 * gh} that note their arguments and do as told.
 */
final class Workplace {
  private static final String NOTE = "#!/usr/bin/env bash\necho \"${0##*/} $*\" >> calls\n";

  private final Path folder;

  Workplace(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("ci/github"));
    for (String script : List.of("ci/words", "ci/flakes", "ci/part", "ci/github/nights")) {
      has(script);
    }
    script("ci/test", NOTE);
  }

  /** From now on there is the true script, too. */
  Workplace has(String script) throws IOException {
    Files.copy(Path.of(script), folder.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
    return this;
  }

  /** What {@code ci/verify} does from now on: a report, and this exit code; no report with 2. */
  Workplace verifyEndsWith(int code) throws IOException {
    String report =
        code == 2
            ? ""
            : "mkdir -p report report-1 twophase-report\n"
                + "printf 'verdicts\\n[The whole report](index.html); more\\n'"
                + " | tee report/summary.md twophase-report/summary.md"
                + " report-1/evidence.json >/dev/null\n";
    return script("ci/verify", NOTE + report + "exit " + code + "\n");
  }

  /** What {@code gh} prints from now on when it is asked for comments. */
  Workplace commentsAre(String ids) throws IOException {
    return script("gh", NOTE + "[[ \"$*\" = *--jq* ]] && echo -n '" + ids + "'\nexit 0\n");
  }

  /** A command that does what the text says, from now on. */
  Workplace script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return this;
  }

  /** What came of a command. */
  record Ran(int code, String output) {}

  /** Runs a piece of shell as GitHub and Jenkins do: it ends at the first command that fails. */
  Ran shell(String text, Map<String, String> environment) {
    try {
      Path file = Files.writeString(folder.resolve("step.sh"), text);
      ProcessBuilder builder =
          new ProcessBuilder(List.of("bash", "-e", file.toString()))
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().putAll(environment);
      builder.environment().merge("PATH", folder.toString(), (old, own) -> own + ":" + old);
      builder.environment().put("GITHUB_OUTPUT", folder.resolve("output").toString());
      builder.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ran(process.waitFor(), output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A file that was written; empty where it was not. */
  String text(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }
}

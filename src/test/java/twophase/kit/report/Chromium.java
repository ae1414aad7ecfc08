package twophase.kit.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, driven by its command line: one call, one page. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int PATIENCE_SECONDS = 600;

  private final Path program;

  private Chromium(Path program) {
    this.program = program;
  }

  /** What a page gave. */
  record Page(String dom, List<String> console) {}

  /** The one on PATH. */
  static Optional<Chromium> installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /** Opens a page and tells what became of it. */
  Page open(String address, boolean dark) throws Exception {
    return run(dark, "--dump-dom", "--virtual-time-budget=10000", address);
  }

  /** Opens a page and makes a picture of it. */
  void picture(String address, boolean dark, int width, int height, Path png) throws Exception {
    Files.createDirectories(png.toAbsolutePath().getParent());
    run(
        dark,
        "--screenshot=" + png.toAbsolutePath(),
        "--window-size=" + width + "," + height,
        "--hide-scrollbars",
        address);
  }

  /** How many sheets of paper a page takes. */
  long sheets(String address) throws Exception {
    Path pdf = Files.createTempFile("printed", ".pdf");
    try {
      run(false, "--print-to-pdf=" + pdf, address);
      String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
      return Pattern.compile("/Type /Page\\b").matcher(text).results().count();
    } finally {
      Files.delete(pdf);
    }
  }

  private Page run(boolean dark, String... what) throws Exception {
    Path scratch = Files.createTempDirectory("chromium");
    try {
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(
          List.of(
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--enable-logging=stderr",
              "--v=0",
              "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
              "--user-data-dir=" + scratch.resolve("profile")));
      command.addAll(Arrays.asList(what));
      Path out = scratch.resolve("out");
      Path err = scratch.resolve("err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("Chromium did not end within " + PATIENCE_SECONDS + " s");
      }
      List<String> console =
          Files.readString(err, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains("CONSOLE"))
              .toList();
      return new Page(Files.readString(out, StandardCharsets.UTF_8), console);
    } finally {
      delete(scratch);
    }
  }

  /** Its helpers may still be writing; what stays is in the system's folder for such things. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (java.io.UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}

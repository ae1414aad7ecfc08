package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipe: units are listed, done anywhere, and merged into what the verb alone finds. */
class WorkCommandTest {
  private static final String RUN =
      "--profile quick --seed 5 --only oscillation,norm-balance --error 1e-7";
  private static final String MAP = "lemma-5 --x d=1,2,4 --y thetaNorm=0.5:8:log:2";
  private static final String FAULTS =
      "--all --only norm-balance --only-faults momentum,second-layer-zero --trials 200 --seed 3";

  @TempDir private Path folder;

  private String out = "";
  private String err = "";

  private int run(String line) {
    return run(line, "");
  }

  private int run(String line, String input) {
    StringWriter told = new StringWriter();
    StringWriter errors = new StringWriter();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return TwoPhase.execute(
          new PrintWriter(told, true), new PrintWriter(errors, true), line.split(" "));
    } finally {
      System.setIn(before);
      out = told.toString();
      err = errors.toString();
    }
  }

  private void done(String line) {
    done(line, "");
  }

  private void done(String line, String input) {
    int code = run(line, input);
    assertThat(line + ": " + err, code, equalTo(0));
  }

  private String units(String what) {
    done("list --units " + what);
    return out;
  }

  /** Done by two workers in any order, some units twice, and the last line torn. */
  private Path lines(String units) throws IOException {
    List<String> shuffled = new ArrayList<>(units.lines().toList());
    shuffled.addAll(shuffled.subList(0, 2));
    Collections.shuffle(shuffled, new Random(7));
    assertThat(run("work --threads 2", String.join("\n", shuffled) + "\n"), equalTo(0));
    assertThat(err, equalTo(""));
    return Files.writeString(
        folder.resolve("lines.jsonl"), out + out.substring(0, out.indexOf('\n') / 2));
  }

  private static String comparable(Path report) throws IOException {
    return Files.readString(report.resolve("evidence.json"))
        .replaceAll(
            "\"(started|threads|command|seconds|commit|java|os)\" : (\"[^\"]*\"|[0-9.E-]+)", "");
  }

  /** Every file's text by its name. */
  private static TreeMap<String, String> files(Path folder) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aRunInUnitsIsTheRun() throws IOException {
    String units = units("verify " + RUN);
    assertThat(
        units,
        startsWith(
            "whole verify --profile quick --seed 5 --error 1e-7 --only oscillation,norm-balance\n"));
    assertThat(units, containsString("\nnorm-balance.as-printed.run quick@1e-7 5\n"));
    Path lines = lines(units);
    Path merged = folder.resolve("merged");
    done("merge " + lines + " --out " + merged);
    assertThat(err, containsString("Passed over: 1 lines that a kill tore"));
    Path alone = folder.resolve("alone");
    done("verify --no-progress --out " + alone + " " + RUN);
    assertThat(comparable(merged), equalTo(comparable(alone)));
  }

  /** One shard ended, of another there is a journal: what neither has is told, and then done. */
  @Test
  void whatAKilledRunKeptCounts() throws IOException {
    done("verify --no-progress --shard 1/2 --out " + folder.resolve("s1") + " " + RUN);
    Path lines = lines(units("verify --shard 2/2 " + RUN));
    List<String> second = Files.readAllLines(lines);
    Path alone = folder.resolve("alone");
    done("verify --no-progress --out " + alone + " " + RUN);
    Path merged = folder.resolve("merged");
    assertThat(run("merge " + folder.resolve("s1") + " --out " + merged), equalTo(2));
    Path part = Files.writeString(folder.resolve("part.jsonl"), second.get(0) + "\n");
    assertThat(run("merge " + part + " " + folder.resolve("s1") + " --out " + merged), equalTo(2));
    assertThat(err, containsString("are missing: they stand on standard output, for `work`"));
    assertThat(run("work --threads 1", out), equalTo(0));
    Path rest = Files.writeString(folder.resolve("rest.jsonl"), out);
    done("merge " + rest + " " + part + " " + folder.resolve("s1") + " --out " + merged);
    assertThat(comparable(merged), equalTo(comparable(alone)));
  }

  @Test
  void aMapInUnitsAndInShardsIsTheMap() throws IOException {
    Path alone = folder.resolve("alone");
    Path cache = folder.resolve("cache");
    done("map --no-progress --cache " + cache + " --out " + alone + " " + MAP);
    String units = units("map " + MAP);
    Path merged = folder.resolve("merged");
    done("merge " + lines(units) + " --out " + merged);
    assertThat(files(merged), equalTo(files(alone)));

    for (int k = 1; k <= 2; k++) {
      done("map --no-progress --shard " + k + "/2 --out " + folder.resolve("s" + k) + " " + MAP);
      assertThat(out, containsString("Shard " + k + "/2: 3 of 6 units\n"));
    }
    done("map --no-progress --shard 2/2 --out " + folder.resolve("s2") + " " + MAP);
    assertThat(out, containsString("3 of 6 units, 3 of them done before"));
    done("merge " + folder.resolve("s2") + " " + folder.resolve("s1") + " --out " + merged);
    assertThat(files(merged), equalTo(files(alone)));

    // The cache of a map that was killed counts, too; the list says of which map it is.
    Path list = Files.writeString(folder.resolve("units.txt"), units);
    done("merge " + list + " " + cache + " --out " + merged);
    assertThat(files(merged), equalTo(files(alone)));
    assertThat(run("merge " + folder.resolve("s1") + " --single-file --out " + merged), equalTo(2));
  }

  /** Each worker has to find the images of the folder, those with classes of their own, too. */
  @Test
  void aMapOfADataSetInUnitsAndInShardsIsTheMap() throws IOException {
    String map =
        "theorem-2.corrected --x m=4,8 --inputs fashion-mnist-2-of-50 --trials 20"
            + " --data src/main/resources/twophase/paper/data/fashion-mnist";
    Path alone = folder.resolve("alone");
    done("map --no-progress --out " + alone + " " + map);
    Path merged = folder.resolve("merged");
    String data = map.substring(map.indexOf("--data"));
    String units = units("map " + map);
    assertThat(units, containsString("--inputs fashion-mnist-2-of-50"));
    List<String> shuffled = units.lines().sorted().toList();
    done("work --threads 2 " + data, String.join("\n", shuffled) + "\n");
    Path lines = Files.writeString(folder.resolve("lines.jsonl"), out);
    done("merge " + lines + " --out " + merged + " " + data);
    assertThat(files(merged), equalTo(files(alone)));
    for (int k = 1; k <= 2; k++) {
      done("map --no-progress --shard " + k + "/2 --out " + folder.resolve("s" + k) + " " + map);
    }
    done(
        "merge %s %s --out %s %s"
            .formatted(folder.resolve("s1"), folder.resolve("s2"), merged, data));
    assertThat(files(merged), equalTo(files(alone)));
  }

  @Test
  void aMatrixInUnitsAndInShardsIsTheMatrix() throws IOException {
    Path alone = folder.resolve("alone");
    run("faults " + FAULTS + " --out " + alone);
    Path merged = folder.resolve("merged");
    run("merge " + lines(units("faults " + FAULTS)) + " --out " + merged);
    assertThat(err, files(merged), equalTo(files(alone)));
    for (int k = 1; k <= 3; k++) {
      done("faults --shard " + k + "/3 --out " + folder.resolve("s" + k) + " " + FAULTS);
    }
    assertThat(run("merge " + folder.resolve("s1") + " " + folder.resolve("s3")), equalTo(2));
    assertThat(out, equalTo("norm-balance faults 3 momentum --trials 200\n"));
    run(
        "merge %s %s %s --out %s"
            .formatted(folder.resolve("s1"), folder.resolve("s2"), folder.resolve("s3"), merged));
    assertThat(err, files(merged), equalTo(files(alone)));
  }

  @Test
  void seedsInUnitsAreCountedAsFlakesCountsThem() throws IOException {
    String plan = "--profile quick --only oscillation --seeds 2 --root 9";
    Path lines = lines(units("seeds " + plan));
    done("merge " + lines + " --out " + folder.resolve("counts"));
    String merged = out;
    done("flakes --no-progress " + plan);
    assertThat(out, containsString(merged.strip()));
    done("flakes --no-progress --resume --out " + folder.resolve("counts") + " " + plan);
    assertThat(out, containsString("4 tests are kept from the run"));
  }

  @Test
  void aLineThatIsNoUnitCostsTheOthersNothing() {
    int code =
        run("work --threads 1", "nonsense\n\noscillation.as-printed quick 5\nwhole anything\n");
    assertThat(code, equalTo(2));
    assertThat(out.lines().count(), equalTo(2L));
    assertThat(out, startsWith("{\"unit\":\"oscillation.as-printed quick 5\",\"finding\":{"));
    assertThat(
        err,
        equalTo(
            "twophase: work: `nonsense` is no unit FORM PROFILE SEED, such as oscillation.as-printed quick 7\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --nonsense | list: `--nonsense` is no option here; options are --cards, --theory",
        "list --units flakes | list --units: `flakes` is none of verify, map, faults, seeds",
        "list --units verify --budget 1m | list --units verify: --budget has no place there; options here are --answer-limit, --cards, --data, --error,",
        "list --units verify --nonsense | list --units verify: Unknown option: '--nonsense'; options",
        "list --units verify --only oscillation --shard 9/9 | --shard: 9 shards are more than",
        "list --units verify --only nothing | --only: `nothing` is no statement",
        "list --units map lemma-5 | list --units map: Missing required option: '--x=AXIS'; options",
        "list --units map lemma-5 --x d=1,2 --shard 3/3 | --shard: 3 shards are more than the 2 units",
        "list --units faults | --all is missing",
        "faults --shard 1/2 --out nowhere | --all is missing",
        "faults --all --shard 1/2 | --shard: needs --out",
        "faults --all --budget 1m --shard 1/2 | --shard: has no place beside --budget",
        "map lemma-5 --x d=1,2 --shard 3/2 | --shard: `3/2` is no shard I/N",
        "merge nowhere.jsonl | `nowhere.jsonl` cannot be read (NoSuchFileException)",
      })
  void badInputIsToldInALine(String line, String message) {
    assertThat(run(line), equalTo(2));
    assertThat(err, containsString("twophase: " + message));
    assertThat(err.lines().count(), equalTo(1L));
  }

  /** Lines of another seed, and a folder that has another map's. */
  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    assertThat(run("work", units("verify " + RUN + " --shard 1/2")), equalTo(0));
    Path one = Files.writeString(folder.resolve("1.jsonl"), out);
    Path other =
        Files.writeString(folder.resolve("2.txt"), "whole verify --profile quick --seed 6");
    assertThat(run("merge " + one + " " + other), equalTo(2));
    assertThat(err, containsString("these are parts of several wholes"));
    done("map --no-progress --shard 1/2 --out " + folder.resolve("s") + " " + MAP);
    assertThat(
        run("map --no-progress --seed 1 --shard 1/2 --out " + folder.resolve("s") + " " + MAP),
        equalTo(2));
    assertThat(err, containsString("--out: the lines there are of `map lemma-5 "));
  }
}

package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.EvidenceFile;
import twophase.kit.evidence.Shard;
import twophase.kit.statement.BadInputException;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

class MergeTest {
  private static final List<String> CHEAP = List.of("norm-balance", "oscillation", "lemma-3");
  private static final int OF = 3;

  @TempDir private static Path shared;

  @TempDir private Path folder;

  static RunRequest request(String... only) {
    return Paper.quick(3, new FastSimulator(), only);
  }

  /** The evidence without the fields that may differ from machine to machine. */
  static String comparable(Evidence evidence) {
    return EvidenceFile.text(evidence)
        .replaceAll(
            "\"(started|threads|command|seconds|commit|java|os)\" : (\"[^\"]*\"|[0-9.E-]+)", "");
  }

  /** The shards are run once, for all tests here. */
  private static synchronized List<Path> shards() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int k = 1; k <= OF; k++) {
      Path file = shared.resolve(k + ".json");
      if (!Files.exists(file)) {
        RunRequest part = request(CHEAP.toArray(String[]::new)).inShard(new Shard(k, OF));
        Files.writeString(file, EvidenceFile.text(Suite.run(part, Progress.NONE)));
      }
      files.add(file);
    }
    return files;
  }

  @Test
  void theShardsTogetherAreTheRunThatWasNeverSplit() throws IOException {
    Evidence whole = Suite.run(request(CHEAP.toArray(String[]::new)), Progress.NONE);
    List<Path> shards = shards();
    Evidence merged =
        Merge.of(List.of(shards.get(2), shards.get(0), shards.get(1)), Paper.CATALOGUE, "merge");
    assertThat(comparable(merged), equalTo(comparable(whole)));
    assertThat(merged.upshot().exitCode(), equalTo(whole.upshot().exitCode()));
    assertThat(merged.run().command(), equalTo("merge"));
  }

  @Test
  void aShardHasItsOwnFindingsAloneAndSaysWhichItIs() throws IOException {
    Evidence one = EvidenceFile.read(shards().get(0));
    assertThat(one.run().shard().orElseThrow(), equalTo(new Shard(1, OF)));
    assertThat(
        one.tested().size(),
        equalTo(request(CHEAP.toArray(String[]::new)).inShard(new Shard(1, OF)).forms().size()));
    assertThat("parts alone count", one.tested(), equalTo(one.lines()));
    assertThat(one.upshot().exitCode(), equalTo(0));
  }

  private Path changed(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text, not(equalTo(text.replace(from, to))));
    return Files.writeString(folder.resolve("changed.json"), text.replace(from, to));
  }

  private static String refused(List<Path> files) {
    return assertThrows(BadInputException.class, () -> Merge.of(files, Paper.CATALOGUE, "merge"))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"seed\" : 3 | \"seed\" : 4 | seed is 4, not 3",
        "\"profile\" : \"quick\" | \"profile\" : \"deep\" | profile is deep, not quick",
        "\"name\" : \"twophase\" | \"name\" : \"other\" | simulator is other, not twophase",
        "\"of\" : 3 | \"of\" : 4 | number of shards is 4, not 3",
        "\"commit\" : \" | \"commit\" : \"x | commit is x",
        "\"total\" : 0.000001 | \"total\" : 0.1 | --error is 0.1, not 1e-6",
      })
  void shardsOfOtherRunsAreRefused(String from, String to, String message) throws IOException {
    List<Path> shards = new ArrayList<>(shards());
    shards.set(2, changed(shards.get(2), from, to));
    String line = refused(shards);
    assertThat(line, containsString("changed.json: is of another run than "));
    assertThat(line, containsString(message));
  }

  @Test
  void eachShardMustBeThereOnce() throws IOException {
    List<Path> shards = shards();
    assertThat(
        refused(shards.subList(0, 1)),
        equalTo("merge: of the 3 shards these are missing: 2/3, 3/3"));
    assertThat(
        refused(List.of(shards.get(0), shards.get(0))),
        containsString("shard 1/3 is given twice; "));
  }

  @Test
  void aWholeRunIsNoShard() throws IOException {
    Path whole =
        Files.writeString(
            folder.resolve("whole.json"),
            EvidenceFile.text(Merge.of(shards(), Paper.CATALOGUE, "merge")));
    assertThat(
        refused(List.of(whole)),
        containsString("is no shard; merge takes what `verify --shard I/N` wrote"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oscillation | nope | `nope` is no statement",
        "\"claimed\" : \" | \"claimed\" : \"x | is not what the card claims and expects; name its cards",
        "\"expected\" : \"REFUTED\" | \"expected\" : \"VACUOUS\" | and its verdicts say otherwise",
      })
  void whatOtherCardsClaimIsRefused(String from, String to, String message) throws IOException {
    List<Path> shards = new ArrayList<>(shards());
    for (Path shard : shards) {
      // Of all that was asked for each shard has the names.
      String tested = Files.readString(shard).replaceFirst("\"only\" : \\[[^]]*]", "");
      if (tested.contains(from)) {
        assertThat(refused(List.of(changed(shard, from, to))), containsString(message));
      }
    }
  }

  @Test
  void shardsOfOtherStatementsAreRefused() throws IOException {
    List<Path> shards = new ArrayList<>(shards());
    Evidence other = Suite.run(request("oscillation").inShard(new Shard(2, 2)), Progress.NONE);
    shards.set(
        1,
        Files.writeString(
            folder.resolve("other.json"),
            EvidenceFile.text(other).replace("\"of\" : 2", "\"of\" : 3")));
    assertThat(refused(shards), containsString("its --only is [oscillation], not [norm-balance, "));
  }
}

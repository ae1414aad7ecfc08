package twophase.kit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.paper.Paper;

class CommandLineTest {
  private static final String TOKEN =
      "oscillation:as-printed:quick:0:0:failed:m=1,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return TwoPhase.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a verb is missing; it must be one of bench, ",
        "frobnicate | 'frobnicate'; verbs are bench, ",
        "verify --profile fast | --profile: `fast` is none of quick, standard, deep",
        "verify --seed -1 | --seed: `-1` is no integer from 0 to 9007199254740991, or `random`",
        "verify --seed 9007199254740992 | is no integer from 0 to 9007199254740991",
        "verify --seed x | --seed: `x` is no integer",
        "verify --seed | Missing required parameter for option '--seed'",
        "verify --error 0 | --error: `0` is no number from 1e-12 to 0.1, such as 1e-8",
        "verify --error 0.11 | --error: `0.11` is no number from 1e-12 to 0.1",
        "verify --error x | --error: `x` is no number from",
        "verify --threads 0 | --threads: `0` is no integer from 1 to 1024",
        "verify --only nope | --only: `nope` is no statement; statements are theorem-2,",
        "verify --bogus | Unknown option: '--bogus'; options here are --answer-limit, --b",
        "verify --shard 4/3 | --shard: `4/3` is no shard I/N with 1 <= I <= N <= 9999, such as 2/3",
        "verify --shard 0/3 | --shard: `0/3` is no shard",
        "verify --shard 1 | --shard: `1` is no shard",
        "verify --only oscillation --shard 1/3 | 3 shards are more than the 2 forms to be tested",
        "verify --shard 1/2 --baseline ci/baseline.json | --shard: a part of a run cannot be compared",
        "verify --resume --seed random | --resume: `--seed random` draws another seed each time",
        "verify --resume --record x | --resume: has no place beside --record",
        "merge | Missing required parameter: 'DIR'",
        "merge /nowhere | /nowhere: no such evidence file",
        "merge a b --out ./b | /b` would take the place of `b`; name another folder",
        "verify --cards /nowhere | no such card",
        "verify --out /dev/null/x | --out: `/dev/null/x` cannot be written",
        "show nope | `nope` is no statement",
        "reproduce nope | `nope` is no token: it must be of the form",
        "reproduce theorem-2:corrected:map-150:0:0-149:failed:m=56,d=8,n=100,eta=1e-200,sigma=20,thetaNorm=0.2 | `: 9.22e18 or more steps that move 504 numbers each, in each of up to 150 trials: at most 1e14",
        "reproduce oscillation:as-printed:quick:0:0:failed:m=64,d=1000,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=2147483647 | `: 2.15e9 steps that move 64100 numbers each: at most 1e14",
        "reproduce a:b:0:0:m=1 | `a:b:0:0:m=1` is a token of TwoPhase 0.1.0, which does not say",
        "reproduce oscillation:corrected:nope:0:0:held:m=1 | `nope` decides nothing: a token's run is",
        "reproduce oscillation:corrected:quick@2:0:0:held:m=1 | `quick@2` decides nothing: a token's run is",
        "reproduce oscillation:corrected:map-9@0.1:0:0:held:m=1 | `map-9@0.1` decides nothing",
        "reproduce oscillation:as-printed:quick:0:0-999999999999999999:failed:m=1,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=1 | names 1000000000000000000 trials; its form takes at most 1 at a setting",
        "reproduce norm-balance:as-printed.identity:quick:0:0-999999999999999999:held:d=1 | names 1000000000000000000 trials",
        "reproduce a:b:quick:0:0:failed:m=1 | `a:b` is no form of the theory label-noise; forms are",
        "reproduce oscillation:corrected:quick:0:0:failed:m=1 | a setting here names exactly m, d, n, eta,",
      })
  void badInputIsOneLineAndExitCodeTwo(String arguments, String message) {
    String[] words =
        Arrays.stream(arguments.split(" ")).filter(w -> !w.isEmpty()).toArray(String[]::new);
    assertThat(run(words), equalTo(2));
    assertThat(err.toString(), allOf(startsWith("twophase: "), containsString(message)));
    assertThat(err.toString().strip().lines().count(), equalTo(1L));
    assertThat(out.toString(), equalTo(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=0,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=1",
        "m=1,d=0,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=1",
        "m=1,d=1,n=0,eta=0.5,sigma=0,thetaNorm=0,steps=1",
        "m=1,d=1,n=fresh,eta=0,sigma=0,thetaNorm=0,steps=1",
        "m=1,d=1,n=fresh,eta=0.5,sigma=-1,thetaNorm=0,steps=1",
        "m=1,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=NaN,steps=1",
        "m=1,d=1,n=fresh,eta=0.5,sigma=0,thetaNorm=0,steps=0"
      })
  void settingsOutOfRangeAreBadInput(String setting) {
    assertThat(run("reproduce", "oscillation:as-printed:quick:0:0:failed:" + setting), equalTo(2));
    assertThat(err.toString(), startsWith("twophase: oscillation.as-printed: "));
  }

  /** Copies of all cards, one of them changed. */
  private void changed(String id, String from, String to) throws IOException {
    for (String each : Paper.CATALOGUE.statements()) {
      Files.copy(
          Path.of("theorems", each + ".md"),
          folder.resolve(each + ".md"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path card = folder.resolve(id + ".md");
    String text = Files.readString(card);
    assertThat(text, containsString(from));
    Files.writeString(card, text.replace(from, to));
  }

  private int verifyChanged(String id) {
    return run(
        "verify",
        "--cards",
        folder.toString(),
        "--only",
        id,
        "--profile",
        "quick",
        "--no-progress",
        "--out",
        folder.resolve("report").toString());
  }

  /** What a card says decides: a tolerance that runs do not keep refutes its claim. */
  @Test
  void aVerdictIsOfItsCardsWords() throws IOException {
    changed("growth-law", "tolerance: {is: 0.1,", "tolerance: {is: 0.00001,");
    assertThat(verifyChanged("growth-law"), equalTo(1));
    assertThat(out.toString(), containsString("! sharp  REFUTED  HOLDS"));
    changed("growth-law", "within {{tolerance%}} of ln(1", "within 0.001 % of ln(1");
    assertThat(verifyChanged("growth-law"), equalTo(2));
    assertThat(err.toString(), containsString("its claim says `0.001 %` by hand"));
  }

  @Test
  void aClaimThatQuotesWhatNobodyAsksForBreaksTheCheck() throws IOException {
    changed("growth-law", "constants:\n", "constants:\n  nobody: {is: 0.00001, because: \"so\"}\n");
    Path card = folder.resolve("growth-law.md");
    Files.writeString(
        card,
        Files.readString(card)
            .replace("within {{tolerance%}} of ln(1", "within {{nobody%}} of ln(1"));
    assertThat(verifyChanged("growth-law"), equalTo(4));
    assertThat(
        out.toString() + err,
        containsString("the claim quotes `nobody`, which its check never asks for"));
  }

  @Test
  void aDomainThatCannotBeDrawnStopsARunBeforeItStarts() throws IOException {
    changed("two-phase", "\n      unaligned: ", "\n      unaligned: [0.1, 0.2]\n      other: ");
    assertThat(verifyChanged("two-phase"), equalTo(2));
    assertThat(
        err.toString(),
        containsString("must give `unaligned` one value: the check takes no list of it"));
    assertThat(Files.exists(folder.resolve("report")), equalTo(false));
  }

  /** What the suite computes in place of runs of its own simulator is no run of the store. */
  @Test
  void aStoreWithoutAMatchingRunTestsNothing() {
    String store = "--record=" + folder.resolve("store");
    String out = "--out=" + folder.resolve("report");
    assertThat(
        run("verify", "--profile=quick", "--no-progress", "--only=oscillation", store, out),
        equalTo(0));
    assertThat(
        run(
            "verify",
            "--profile=quick",
            "--no-progress",
            "--only=norm-balance.as-printed.run,theorem-2.reading.paper-run",
            "--from=" + folder.resolve("store"),
            out),
        equalTo(3));
    assertThat(this.out.toString() + err, containsString("Nothing was tested: "));
  }

  @Test
  void aMalformedCardStopsARunBeforeItStarts() throws IOException {
    changed("oscillation", "form: corrected", "form: corrected.x");
    Path report = folder.resolve("report");
    assertThat(run("verify", "--cards", folder.toString(), "--out", report.toString()), equalTo(2));
    assertThat(err.toString(), containsString("oscillation.md: form `corrected.x` is not tested"));
    assertThat(Files.exists(report), equalTo(false));
  }

  @Test
  void listNamesEveryStatement() {
    assertThat(run("list"), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("norm-balance  (insight under Theorem 2, AAAI 2026"),
            containsString("as-printed: REFUTED, corrected: HOLDS")));
  }

  @Test
  void showPrintsTheCard() {
    assertThat(run("show", "theorem-2"), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            startsWith("All neurons leave the lazy regime"),
            containsString("as-printed.within, expected REFUTED"),
            containsString("## How it is tested")));
  }

  @Test
  void reproduceShowsTheCaseDigitForDigit() {
    assertThat(run("reproduce", TOKEN), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("observed   0.06159025347387649"),
            containsString("failed     1: 0"),
            containsString("decision   failed, as in the run")));
  }

  @Test
  void reproduceOfAnotherDecisionIsOne() {
    assertThat(run("reproduce", TOKEN.replace("as-printed", "corrected")), equalTo(1));
    assertThat(out.toString(), containsString("decision   held; failed in the run"));
    assertThat(out.toString(), containsString("failed     none"));
  }

  @Test
  void reproduceShowsTheEvidenceAndTheThresholds() {
    String token =
        "lemma-4:corrected:quick-row:0:0-35:%s:m=8,d=8,n=4,eta=0.015625,thetaNorm=0.3,data=0";
    assertThat(run("reproduce", token.formatted("failed")), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            containsString("trials     36, from number 0"),
            containsString("failed     36: 0, 1, "),
            containsString("evidence   for the claim none, certifies at 9.602; against it "),
            containsString(", refutes at 9.903 (log10 of e-values)")));
    assertThat(run("reproduce", token.formatted("undecided")), equalTo(1));
  }

  @Test
  void verifyWritesAReportAndPrintsItsTable() {
    Path report = folder.resolve("report");
    int code =
        run(
            "verify",
            "--profile",
            "quick",
            "--only",
            "oscillation",
            "--seed",
            "random",
            "--single-file",
            "--out",
            report.toString());
    assertThat(code, equalTo(0));
    assertThat(Files.exists(report.resolve("report.html")), equalTo(true));
    assertThat(Files.exists(report.resolve("evidence.json")), equalTo(true));
    assertThat(
        out.toString(),
        allOf(
            containsString("Simulator twophase 1, profile quick, seed "),
            containsString("oscillation\n  as-printed  REFUTED  REFUTED"),
            containsString("All 2 verdicts as expected."),
            containsString("reproduce 'oscillation:as-printed:")));
    assertThat(
        "a log gets each verdict as it falls",
        err.toString(),
        matchesPattern("(?s)   REFUTED +oscillation\\.as-printed, [0-9]+ trials?, .*"));
  }

  private int quick(String... more) {
    List<String> words = new ArrayList<>(List.of("verify", "--profile=quick", "--no-progress"));
    words.add("--only=oscillation,norm-balance");
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private String comparable(String report) throws IOException {
    return Files.readString(folder.resolve(report).resolve("evidence.json"))
        .replaceAll(
            "\"(started|threads|command|seconds|commit|java|os)\" : (\"[^\"]*\"|[0-9.E-]+)", "");
  }

  @Test
  void shardsMergeIntoTheReportOfTheWholeRun() throws IOException {
    assertThat(quick("--out=" + folder.resolve("whole")), equalTo(0));
    for (int k = 1; k <= 2; k++) {
      assertThat(quick("--shard=" + k + "/2", "--out=" + folder.resolve("s" + k)), equalTo(0));
    }
    String page = Files.readString(folder.resolve("s1/index.html"));
    assertThat(page, containsString("1/2: a part of a run, to be joined with the others"));
    int code =
        run(
            "merge",
            folder.resolve("s2").toString(),
            folder.resolve("s1").toString(),
            "--baseline=" + folder.resolve("whole"),
            "--out=" + folder.resolve("merged"));
    assertThat(out.toString(), containsString("Nothing changed from "));
    assertThat(code, equalTo(0));
    assertThat(comparable("merged"), equalTo(comparable("whole")));
    assertThat(
        Files.exists(folder.resolve("merged/index.html"))
            && Files.exists(folder.resolve("merged/junit.xml"))
            && Files.exists(folder.resolve("merged/summary.md")),
        equalTo(true));
  }

  @Test
  void aMergeThatFailsWritesNothing() {
    quick("--shard=1/2", "--out=" + folder.resolve("s1"));
    Path merged = folder.resolve("merged");
    assertThat(run("merge", folder.resolve("s1").toString(), "--out=" + merged), equalTo(2));
    assertThat(
        err.toString(),
        equalTo(
            "twophase: merge: of the 2 shards these are missing: 2/2" + System.lineSeparator()));
    assertThat(Files.exists(merged), equalTo(false));
  }

  @Test
  void aFullDiskIsNoBug() {
    IOException full = new IOException("No space left on device");
    for (Exception e : List.of(full, new UncheckedIOException(full))) {
      StringWriter said = new StringWriter();
      assertThat(TwoPhase.failure(e, new PrintWriter(said, true)), equalTo(2));
      assertThat(
          said.toString().strip(),
          startsWith(
              "twophase: a file could not be written or read (IOException: No space left on device)"));
      assertThat(said.toString().strip().lines().count(), equalTo(1L));
    }
    StringWriter said = new StringWriter();
    int code = TwoPhase.failure(new IllegalStateException("odd"), new PrintWriter(said, true));
    assertThat(code, equalTo(4));
    assertThat(said.toString(), startsWith("twophase: this is a bug in TwoPhase"));
  }

  @Test
  void resumeWithoutAJournalSaysSoAndRunsAll() {
    assertThat(quick("--resume", "--out=" + folder.resolve("r")), equalTo(0));
    assertThat(out.toString(), containsString("There is no run to resume; this one begins anew"));
    assertThat(Files.exists(folder.resolve("r/journal.jsonl")), equalTo(false));
  }

  @Test
  void anotherRunsJournalIsRefusedBeforeAnythingIsPrinted() throws IOException {
    Path report = Files.createDirectory(folder.resolve("r"));
    Files.writeString(report.resolve("journal.jsonl"), "{\"schema\":\"other\"}\n");
    assertThat(quick("--resume", "--out=" + report), equalTo(2));
    assertThat(
        err.toString(),
        startsWith(
            "twophase: `" + report.resolve("journal.jsonl") + "` is no journal of such a run"));
    assertThat(err.toString().strip().lines().count(), equalTo(1L));
    assertThat(out.toString(), equalTo(""));
  }

  /** Killed as the kernel kills; the same command with --resume ends as if nothing had been. */
  @Test
  @Tag("slow")
  void aRunThatWasKilledGoesOn() throws Exception {
    assertThat(quick("--out=" + folder.resolve("whole")), equalTo(0));
    Path killed = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "twophase.kit.cli.TwoPhase",
                "verify",
                "--profile=quick",
                "--only=oscillation,norm-balance",
                "--out=" + killed)
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader progress = process.errorReader()) {
      String line;
      do {
        line = progress.readLine();
      } while (line != null && !line.strip().startsWith("HOLDS "));
      process.destroyForcibly().waitFor();
    }
    assertThat("it left what it had decided", Files.exists(killed.resolve("journal.jsonl")));
    assertThat(Files.exists(killed.resolve("evidence.json")), equalTo(false));
    assertThat(quick("--resume", "--out=" + killed), equalTo(0));
    assertThat(
        out.toString(),
        matchesPattern("(?s).*[1-9] of 4 forms are kept from the run that began at 20.*"));
    assertThat(comparable("killed"), equalTo(comparable("whole")));
    assertThat(Files.exists(killed.resolve("journal.jsonl")), equalTo(false));
  }

  @Test
  void noProgressIsQuiet() {
    run(
        "verify",
        "--profile=quick",
        "--only=oscillation",
        "--no-progress",
        "--out=" + folder.resolve("r"));
    assertThat(err.toString(), equalTo(""));
  }

  static Stream<String> verbs() {
    return TwoPhase.commandLine(new PrintWriter(Writer.nullWriter()))
        .getSubcommands()
        .keySet()
        .stream()
        .filter(verb -> !verb.equals("generate-completion"));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbHelpsWithAnExample(String verb) {
    assertThat(run(verb, "--help"), equalTo(0));
    assertThat(out.toString(), containsString("Example: " + verb));
  }

  @Test
  void helpNamesEveryVerbAndTheExitCodes() {
    assertThat(run("--help"), equalTo(0));
    verbs().forEach(verb -> assertThat(out.toString(), containsString("\n  " + verb)));
    assertThat(
        out.toString(),
        allOf(
            containsString("Example: java -jar"),
            containsString("Exit codes: 0 every"),
            not(containsString("\n  generate-completion"))));
  }

  @Test
  void theShellCompletionKnowsEveryVerb() {
    assertThat(run("generate-completion"), equalTo(0));
    verbs()
        .forEach(verb -> assertThat(out.toString(), containsString("_picocli_twophase_" + verb)));
  }

  @Test
  void versionNamesTheCommit() {
    assertThat(run("--version"), equalTo(0));
    assertThat(out.toString(), startsWith("TwoPhase "));
  }

  @Test
  void licencesAreListedAndNoneIsTheGpl() {
    assertThat(run("--licences"), equalTo(0));
    assertThat(
        out.toString(),
        allOf(
            startsWith("Lists of "),
            containsString("(EPL-2.0) jqwik-engine"),
            containsString("(LGPL-2.1-or-later) JFreeChart"),
            not(containsString("(GPL"))));
  }
}

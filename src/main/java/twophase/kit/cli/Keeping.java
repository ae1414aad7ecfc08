package twophase.kit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import twophase.kit.flakes.FlakesPage;
import twophase.kit.flakes.KeptCounts;
import twophase.kit.flakes.SeedCounts;
import twophase.kit.flakes.SeedPlan;
import twophase.kit.statement.BadInputException;

/** Where the counts of a run are added to those of others. */
record Keeping(SeedPlan plan, String digest, Path file, Path page) {

  /**
   * The files of a folder.
   *
   * @throws BadInputException if they are none, or if the plan's root is counted there
   */
  static Keeping of(SeedPlan plan, Path folder) {
    Keeping keeping =
        new Keeping(
            plan,
            SeedPlan.digest(plan.request().catalogue()),
            folder.resolve("flakes.json"),
            folder.resolve("flakes.md"));
    keeping.kept();
    return keeping;
  }

  private KeptCounts kept() {
    KeptCounts kept = KeptCounts.in(file, digest);
    if (kept.has(plan.request().profile(), plan.root())) {
      throw new BadInputException(
          "--keep: the root %d is counted in `%s` already; without --root a fresh one is drawn"
              .formatted(plan.root(), file));
    }
    return kept;
  }

  /** Of what the counts are that are there. */
  String words() {
    return KeptCounts.read(file)
        .map(KeptCounts::digest)
        .filter(there -> !there.equals(digest))
        .map(
            there ->
                "The counts in `%s` are of other cards or code (%s, now %s): they begin anew"
                    .formatted(Options.shown(file), there, digest))
        .orElse("Counts are of cards and code with the digest " + digest);
  }

  /** Adds what was counted; returns the file. */
  Path add(SeedCounts counts) throws IOException {
    KeptCounts sum = kept().plus(counts);
    sum.write(file);
    if (Files.exists(page)) {
      FlakesPage.write(sum, page);
    }
    return file;
  }
}

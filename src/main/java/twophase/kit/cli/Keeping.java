package twophase.kit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import twophase.kit.flakes.Digests;
import twophase.kit.flakes.FlakesPage;
import twophase.kit.flakes.KeptCounts;
import twophase.kit.flakes.SeedCounts;
import twophase.kit.flakes.SeedPlan;
import twophase.kit.statement.BadInputException;

/** Where the counts of a run are added to those of others. */
record Keeping(SeedPlan plan, Digests digests, Path file, Path page) {

  /**
   * The files of a folder.
   *
   * @throws BadInputException if they are none, or if the plan's root is counted there
   */
  static Keeping of(SeedPlan plan, Path folder) {
    Keeping keeping =
        new Keeping(
            plan,
            Digests.of(plan.request().catalogue()),
            folder.resolve("flakes.json"),
            folder.resolve("flakes.md"));
    keeping.kept();
    return keeping;
  }

  private KeptCounts kept() {
    KeptCounts kept = KeptCounts.in(file, digests);
    if (kept.has(plan.request().profile(), plan.root())) {
      throw new BadInputException(
          "--keep: the root %d is counted in `%s` already; without --root a fresh one is drawn"
              .formatted(plan.root(), file));
    }
    return kept;
  }

  /** Under how many seeds each form of the plan's profile was tested before. */
  Map<String, Long> before() {
    return kept().seeds(plan.request().profile());
  }

  /** Of what the counts are that are there. */
  String words() {
    return KeptCounts.read(file)
        .map(KeptCounts::digests)
        .filter(there -> !there.equals(digests))
        .map(there -> other(there) + ": they begin anew")
        .orElse("Counts are of cards and code with the digest " + digests.all());
  }

  private String other(Digests there) {
    String counts = "The counts in `" + Options.shown(file) + "` ";
    if (!there.code().equals(digests.code())) {
      return counts + "are of other code (%s, now %s)".formatted(there.code(), digests.code());
    }
    List<String> changed =
        plan.request().catalogue().cards().keySet().stream()
            .filter(statement -> !there.same(statement, digests))
            .toList();
    return counts + "are of other cards of " + String.join(", ", changed);
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

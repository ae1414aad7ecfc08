package twophase.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import twophase.statement.Evidence;
import twophase.statement.Verdict;

/** Counts verdicts. */
public final class Tally {
  private Tally() {}

  /** For example {@code 3 HOLDS, 2 REFUTED}; forms are counted, their parts are not. */
  public static String of(Evidence evidence) {
    return Arrays.stream(Verdict.values())
        .map(
            verdict -> {
              long count =
                  evidence.wholeForms().stream()
                      .filter(f -> f.offered() && f.verdict() == verdict)
                      .count();
              return count == 0 ? "" : count + " " + verdict;
            })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }
}

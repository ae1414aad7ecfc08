package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import twophase.kit.inference.ProbabilityFinding.Look;

class ThinnedCountsTest {
  private static List<Long> kept(long trials) {
    ThinnedCounts counts = new ThinnedCounts();
    LongStream.rangeClosed(1, trials).forEach(n -> counts.pass(n, n));
    return counts.upTo(trials, trials).stream().map(ThinnedCounts.Counts::trials).toList();
  }

  @Test
  void fibonacciNumbersAndTheLastAreKept() {
    assertThat(kept(0), empty());
    assertThat(kept(8), equalTo(List.of(1L, 2L, 3L, 5L, 8L)));
    assertThat(kept(10), equalTo(List.of(1L, 2L, 3L, 5L, 8L, 10L)));
    assertThat(kept(100_000).size(), lessThanOrEqualTo(25));
  }

  @Test
  void aBatchIsKeptOnce() {
    ThinnedCounts counts = new ThinnedCounts();
    counts.pass(100, 7);
    counts.pass(120, 9);
    counts.pass(Long.MAX_VALUE, 9);
    assertThat(
        counts.upTo(Long.MAX_VALUE, 9).stream().map(ThinnedCounts.Counts::trials).toList(),
        equalTo(List.of(100L, Long.MAX_VALUE)));
  }

  /** At each look the path has what a look at the counts then would have said. */
  @Test
  void theFindingHasThePathOfTheEvidence() {
    ProbabilityClaim claim = ProbabilityClaim.atLeast(0.5).withErrors(1e-6, 1e-6);
    EProcess process = claim.start();
    while (process.undecided()) {
      process.observe(true);
    }
    ProbabilityFinding finding = process.finding();
    List<Look> path = finding.path();
    Look last = path.get(path.size() - 1);
    assertThat(last.trials(), equalTo(finding.trials()));
    assertThat(last.logCertifyEvidence(), equalTo(finding.logCertifyEvidence()));
    assertThat(last.logRefuteEvidence(), equalTo(finding.logRefuteEvidence()));
    Look fifth = path.get(3);
    assertThat(fifth.trials(), equalTo(5L));
    assertThat(fifth.logCertifyEvidence(), closeTo(claim.logCertifyEvidence(5, 5), 0));
  }

  @Test
  void aVacuousClaimHasNoPath() {
    assertThat(ProbabilityClaim.atLeast(0).start().finding().path(), empty());
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import twophase.kit.inference.Finding.Look;

class ThinnedPathTest {
  private static List<Long> kept(long trials) {
    ThinnedPath path = new ThinnedPath();
    LongStream.rangeClosed(1, trials).forEach(n -> path.pass(n, () -> at(n)));
    return path.upTo(trials, () -> at(trials)).stream().map(Look::trials).toList();
  }

  private static Look at(long trials) {
    return new Look(trials, 0, 0);
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
    ThinnedPath path = new ThinnedPath();
    path.pass(100, () -> at(100));
    path.pass(120, () -> at(120));
    path.pass(Long.MAX_VALUE, () -> at(Long.MAX_VALUE));
    assertThat(
        path.upTo(Long.MAX_VALUE, () -> at(Long.MAX_VALUE)).stream().map(Look::trials).toList(),
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

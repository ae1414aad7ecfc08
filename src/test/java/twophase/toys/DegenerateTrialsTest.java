package twophase.toys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import twophase.kit.bench.Amount;
import twophase.kit.bench.Chance;
import twophase.kit.bench.Curve;
import twophase.kit.bench.Event;
import twophase.kit.bench.Growth;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.inference.Degenerate;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.kit.random.RandomStream;
import twophase.kit.report.Contents;
import twophase.kit.report.ReportFolder;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.paper.theorems.Slope;

/** Whatever trials measure, their form is decided or not, and its report is written. */
class DegenerateTrialsTest {
  private static final String CARD =
      """
      ---
      id: degenerate
      title: Numbers that a fit stumbles over
      source: a toy
      line: all kinds of numbers
      formula: x
      statistic: the number
      constants:
        half: {is: 0.5, because: "a toy"}
      domains:
        kinds:
          draw:
            kind: {from: 0, to: 6}
            span: {from: 1, to: 3}
      forms:
        - form: reading.event
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          probability: half
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
        - form: reading.rate
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          probability: half
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
        - form: reading.slope
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          probability: half
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
        - form: reading.growth
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          probability: half
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
        - form: reading.chance
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          probability: half
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
        - form: reading.mean
          claim: a claim
          expected: HOLDS
          because: a toy
          domain: kinds
          effort: {settings: [8, 8, 8], trials: [40, 40, 40], shrinks: [2, 2, 2]}
      ---
      Nothing more.
      """;

  record Kind(int kind, int span) {}

  /** What the trials of a setting show hangs on its kind: one number, two, or any. */
  @StatementId("degenerate")
  public static class DegenerateProperties {
    private static double number(Kind setting, RandomStream stream) {
      int count = Degenerate.NUMBERS.length;
      int from = setting.kind() * count / 7;
      int to = Math.min(count, from + 1 + (setting.span() - 1) * count / 2);
      return Degenerate.NUMBERS[stream.integer(from, to - 1)];
    }

    private static Curve curve(Kind setting, Trial trial, boolean sizes) {
      RandomStream stream = trial.seeds().stream();
      double[] at = {1, 2, 1e300};
      double[] seen = new double[at.length];
      for (int k = 0; k < seen.length; k++) {
        double number = number(setting, stream);
        seen[k] = sizes ? Math.abs(number) : number;
      }
      return new Curve("x", "y", at, seen);
    }

    @Form("reading.event")
    Event event(@ForAll Kind setting, Trial trial) {
      return Event.within(-1, number(setting, trial.seeds().stream()), 1);
    }

    @Form("reading.rate")
    Rate rate(@ForAll Kind setting, Trial trial) {
      double number = number(setting, trial.seeds().stream());
      return Double.isInfinite(number) ? Rate.divergence() : Rate.near(1, number, 0.5);
    }

    @Form("reading.slope")
    Rate slope(@ForAll Kind setting, Trial trial) {
      Curve curve = curve(setting, trial, false);
      return new Slope(curve.x(), curve.y(), curve.at(), curve.seen()).near(0, 0.1);
    }

    @Form("reading.growth")
    Growth growth(@ForAll Kind setting, Trial trial) {
      return new Growth(curve(setting, trial, true), 1, 0.05);
    }

    @Form("reading.chance")
    Chance chance(@ForAll Kind setting, Trial trial) {
      double number = Math.abs(number(setting, trial.seeds().stream()));
      return number <= 1 ? Chance.ofFailure(number / 2, number) : Chance.divergence();
    }

    @Form("reading.mean")
    Amount mean(@ForAll Kind setting, Trial trial) {
      double number = Math.abs(number(setting, trial.seeds().stream()));
      Amount amount = Amount.atMost(1, number <= 2 ? number : 2, 0, 2);
      return number <= 2 ? amount : amount.ofDivergence();
    }
  }

  @TempDir private Path folder;

  @Test
  void noneOfThemBreaks() throws IOException {
    Catalogue catalogue = ToyTheory.of(DegenerateProperties.class).with("degenerate", CARD, folder);
    for (long seed = 0; seed < 2; seed++) {
      Evidence evidence =
          Suite.run(
              RunRequest.of(catalogue, Profile.QUICK, seed, catalogue.theory().simulators().own())
                  .onThreads(2),
              Progress.NONE);
      for (FormFinding form : evidence.tested()) {
        assertThat(form.id() + ", seed " + seed, form.broken(), equalTo(Optional.empty()));
      }
      if (seed > 0) {
        continue;
      }
      Path report =
          ReportFolder.chosen(folder.resolve("out"))
              .write(Contents.of(evidence, catalogue.cards(), catalogue.theory().words()));
      for (String file : List.of("index.html", "evidence.json", "summary.md", "junit.xml")) {
        assertThat(file, Files.size(report.resolve(file)) > 0, equalTo(true));
      }
    }
  }
}

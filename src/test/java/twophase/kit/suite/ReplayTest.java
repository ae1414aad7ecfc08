package twophase.kit.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.Evidence;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.Necessity;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Token;
import twophase.paper.Paper;
import twophase.paper.simulators.FastSimulator;

/** A decision that is taken again is the run's: its trials, its evidence, its outcome. */
class ReplayTest {
  private static final long SEED = 5;

  /** Statements of every kind of decision, which cost little. */
  private static final Evidence RUN =
      Suite.run(
          Paper.quick(SEED, new FastSimulator(), "lemma-4", "lemma-5", "lemma-6", "oscillation"),
          Progress.NONE);

  private static Token token(FormFinding form, SettingFinding found) {
    return new Token(
        form.id(),
        "quick",
        SEED,
        0,
        found.trials() - 1,
        found.outcome().toLowerCase(Locale.ROOT),
        found.setting());
  }

  private static CaseFinding again(Token token) {
    return Replay.of(token, new FastSimulator(), Paper.CATALOGUE);
  }

  @Test
  void itsTrialsAreToldAsTheyAreDone() {
    FormFinding form =
        RUN.tested().stream().filter(found -> !found.settings().isEmpty()).findFirst().get();
    SettingFinding found = form.settings().get(0);
    Token token = token(form, found);
    List<Long> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void trialsDone(FormId of, long done) {
            told.add(done);
          }

          @Override
          public void caseDone(FormId of) {}

          @Override
          public void formDone(FormFinding of) {}
        };
    Replay.of(token, new FastSimulator(), Paper.CATALOGUE, progress);
    assertThat(told, not(empty()));
    assertThat(told, equalTo(told.stream().sorted().distinct().toList()));
    assertThat(told.get(told.size() - 1), equalTo(found.trials()));
  }

  @Test
  void drawnSettings() {
    int decided = 0;
    List<String> others = new ArrayList<>();
    for (FormFinding form : RUN.tested()) {
      for (SettingFinding found : form.settings()) {
        Token token = token(form, found);
        CaseFinding now = again(token);
        decided++;
        if (!now.token().equals(token) || now.observed() != found.observed()) {
          others.add(token + " became " + now.token());
        }
      }
    }
    assertThat(others, empty());
    assertThat(decided, greaterThan(10));
  }

  @Test
  void counterexamplesThatFreshTrialsConfirmed() {
    int found = 0;
    for (FormFinding form : RUN.tested()) {
      if (form.counterexample().isPresent()) {
        found++;
        Token token = form.counterexample().orElseThrow().token();
        CaseFinding now = again(token);
        assertThat(now.token(), equalTo(token));
        assertThat(now.words(), equalTo(form.counterexample().orElseThrow().words()));
        boolean run = form.trials() > 0;
        assertThat("what failed is named", now.misses().count() > 0, equalTo(run));
      }
    }
    assertThat(found, greaterThan(5));
  }

  /** A run at another error says so in its tokens, which are decided at it wherever they go. */
  @Test
  void atTheErrorOfTheRun() {
    RunRequest lax =
        RunRequest.of(Paper.CATALOGUE.erring(1e-3), Profile.QUICK, SEED, new FastSimulator())
            .about(List.of("lemma-5.reading"));
    FormFinding form =
        Suite.run(lax, Progress.NONE).tested().stream()
            .filter(f -> f.counterexample().isPresent())
            .findFirst()
            .orElseThrow();
    Token token = form.counterexample().orElseThrow().token();
    assertThat(token.run(), equalTo("quick@0.001"));
    assertThat(again(token).token(), equalTo(token));
    Token strict = Token.parse(token.toString().replace("@0.001", ""));
    assertThat(
        "the usual error asks for more of them",
        again(strict).trials(),
        greaterThan(token.trials()));
  }

  @Test
  void rowsOfTheTablesOfNecessity() {
    int rows = 0;
    for (FormFinding form : RUN.tested()) {
      for (Necessity row : form.necessity()) {
        rows++;
        CaseFinding now = again(row.token());
        assertThat(now.token(), equalTo(row.token()));
        assertThat(now.words(), equalTo(row.words()));
      }
    }
    assertThat(rows, greaterThan(10));
  }
}

package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.FormId;

/** What was begun before it is asked for. */
class BegunTest {
  private final Workers workers = new Workers(2);
  private final AtomicLong looks = new AtomicLong();

  @AfterEach
  void close() {
    workers.close();
  }

  private OpenBench bench(FormId form) {
    return BenchTest.session(4, workers).open(form, BenchTest.CHANCE);
  }

  private Claim claim(Class<?> kind, Function<Trial, Object> look) {
    return new Claim(
        kind,
        () -> Allowance.seen(0.5),
        trial -> {
          looks.incrementAndGet();
          return look.apply(trial);
        });
  }

  private Claim coin() {
    return claim(Event.class, trial -> Event.that(trial.seeds().stream().uniform() < 0.9));
  }

  private static FormFinding closed(OpenBench bench) {
    return bench.close(Optional.empty(), Optional.empty());
  }

  @Test
  void itIsFoundAsIfItHadNotBeenAndIsDoneOnce() {
    BenchTest.At at = new BenchTest.At(2);
    OpenBench plain = bench(BenchTest.FORM);
    CaseFinding alone = plain.test(at, coin());
    long once = looks.getAndSet(0);
    OpenBench bench = bench(BenchTest.FORM);
    bench.begin(at, coin());
    bench.begin(at, coin());
    CaseFinding begun = bench.test(at, coin());
    assertThat(begun.token(), equalTo(alone.token()));
    assertThat(begun.words(), equalTo(alone.words()));
    assertThat(looks.get(), equalTo(once));
    assertThat(closed(bench).measured(), equalTo(closed(plain).measured()));
  }

  @Test
  void whatBreaksBreaksWhenItIsAskedFor() {
    OpenBench bench = bench(BenchTest.FORM);
    Claim broken =
        claim(
            Measurement.class,
            trial -> {
              throw new IllegalStateException("it broke");
            });
    bench.begin(new BenchTest.At(2), broken);
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> bench.test(new BenchTest.At(2), broken));
    assertThat(thrown.getMessage(), equalTo("it broke"));
  }

  @Test
  void whatIsNotAskedForIsNoPartOfTheFinding() {
    OpenBench bench = bench(BenchTest.FORM);
    bench.begin(new BenchTest.At(2), coin());
    bench.begin(new BenchTest.At(3), coin());
    CaseFinding one = bench.test(new BenchTest.At(2), coin());
    FormFinding finding = closed(bench);
    assertThat(finding.cases(), equalTo(1L));
    assertThat(finding.trials(), equalTo(one.trials()));
  }

  /** It is expected to be refuted, by its first setting perhaps: others would be in vain. */
  @Test
  void ofWhatIsToBeRefutedTheFirstSettingAloneIsBegun() {
    OpenBench bench = bench(BenchTest.DENIED);
    Claim failing = claim(Measurement.class, trial -> new Measurement(2, 1, "above"));
    bench.begin(new BenchTest.At(2), failing);
    bench.begin(new BenchTest.At(3), failing);
    assertThat(bench.test(new BenchTest.At(2), failing).failed(), equalTo(true));
    assertThat(looks.get(), equalTo(1L));
  }
}

package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.statement.Setting;

/** However many threads there are, no more trials are asked for than what decides. */
class AskedTrialsTest {
  private static final Setting AT = Setting.parse("m=2");

  /** What is claimed of trials with the probability p, and what they see. */
  private record Toy(String name, Class<?> kind, double p, Function<Trial, Object> look) {}

  private static double uniform(Trial trial) {
    return trial.seeds().stream().uniform();
  }

  private static Chance chance(double about, Trial trial) {
    double left = about * (1 + 0.1 * uniform(trial));
    return Chance.ofFailure(left, left);
  }

  private static Toy event(double p, double truth) {
    return new Toy(p + " of " + truth, Event.class, p, trial -> Event.that(uniform(trial) < truth));
  }

  /** What is seen speaks for one side from the first trial to the last, nearly. */
  private static final List<Toy> PLAIN =
      List.of(
          event(0.5, 1),
          event(0.8, 1),
          event(0.8, 0.97),
          event(0.99, 1),
          event(0.5, 0),
          event(0.9, 0),
          event(0.9, 0.3),
          new Toy("rate", Rate.class, 0.5, trial -> Rate.within(0, 0.9 * uniform(trial), 1)),
          new Toy("chance", Chance.class, 0.8, trial -> chance(0.01, trial)),
          new Toy("failing", Chance.class, 0.8, trial -> chance(0.9, trial)),
          new Toy(
              "mean", Amount.class, 0, trial -> Amount.atMost(0.5, 0.1 * uniform(trial), 0, 1)));

  private static final List<Toy> CLOSE = List.of(event(0.7, 0.78), event(0.7, 0.62));

  /** What was found, and how many trials were asked for. */
  private record Asked(CaseFinding found, long trials) {
    long more() {
      return trials - found.trials();
    }
  }

  private static Asked asked(Toy toy, int threads) {
    AtomicLong asked = new AtomicLong();
    try (Workers workers = new Workers(threads)) {
      CaseFinding found =
          BenchTest.session(3, workers)
              .open(BenchTest.FORM, BenchTest.CHANCE)
              .test(
                  AT.as(BenchTest.At.class),
                  new Claim(
                      toy.kind(),
                      () -> Allowance.seen(toy.p()),
                      trial -> {
                        asked.incrementAndGet();
                        return toy.look().apply(trial);
                      }));
      return new Asked(found, asked.get());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void whatSpeaksForOneSideIsAskedNoOftenerThanItIsUsed(int threads) {
    List<String> more = new ArrayList<>();
    for (Toy toy : PLAIN) {
      Asked asked = asked(toy, threads);
      assertThat(toy.name(), asked.found().decided().isPresent(), equalTo(true));
      if (asked.more() != 0) {
        more.add(toy.name() + ": " + asked.more() + " more than " + asked.found().trials());
      }
    }
    assertThat(more, equalTo(List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16})
  void ofAnyOtherNoMoreIsThrownAwayThanIsUnderWay(int threads) {
    for (Toy toy : CLOSE) {
      Asked asked = asked(toy, threads);
      assertThat(asked.found().trials(), greaterThan(100L));
      assertThat(toy.name(), asked.more(), lessThanOrEqualTo(2L * threads));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16})
  void whatIsFoundIsTheSameAtAnyNumberOfThreads(int threads) {
    List<Toy> toys = new ArrayList<>(PLAIN);
    toys.addAll(CLOSE);
    for (Toy toy : toys) {
      CaseFinding one = asked(toy, 1).found();
      CaseFinding several = asked(toy, threads).found();
      assertThat(several.token(), equalTo(one.token()));
      assertThat(several.outcome(), equalTo(one.outcome()));
      assertThat(several.words(), equalTo(one.words()));
      assertThat(several.spread(), equalTo(one.spread()));
    }
  }
}

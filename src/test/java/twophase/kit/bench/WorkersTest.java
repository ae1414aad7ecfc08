package twophase.kit.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;

class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInOrderWhateverTheThreads(int threads) {
    List<Long> seen = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      inOrder(
          workers,
          5,
          number -> {
            // Later trials finish first.
            spin(200 - number);
            return number;
          },
          number -> {
            seen.add(number);
            return seen.size() < 100;
          });
    }
    assertThat(seen, equalTo(LongStream.range(5, 105).boxed().toList()));
  }

  /** Somebody who never has enough, with time without end. */
  private static <T> void inOrder(
      Workers workers, long first, LongFunction<T> trial, Predicate<T> more) {
    workers.inOrder(first, trial, more, () -> Long.MAX_VALUE, () -> false);
  }

  private static void spin(long rounds) {
    double sum = 0;
    for (long k = 0; k < rounds * 100; k++) {
      sum += Math.sqrt(k);
    }
    if (sum < 0) {
      throw new IllegalStateException();
    }
  }

  @Test
  void aTrialThatThrowsThrowsInItsTurn() {
    List<Long> seen = new ArrayList<>();
    try (Workers workers = new Workers(2)) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  inOrder(
                      workers,
                      0,
                      number -> {
                        if (number == 3) {
                          throw new IllegalStateException("the third");
                        }
                        return number;
                      },
                      seen::add));
      assertThat(thrown.getMessage(), equalTo("the third"));
    }
    assertThat(seen, equalTo(List.of(0L, 1L, 2L)));
  }

  /** What breaks ahead of the decision is no part of the evidence. */
  @Test
  void aTrialThatThrowsAfterTheDecisionIsForgotten() {
    List<Long> seen = new ArrayList<>();
    try (Workers workers = new Workers(2)) {
      inOrder(
          workers,
          0,
          number -> {
            if (number > 2) {
              throw new IllegalStateException();
            }
            return number;
          },
          number -> {
            seen.add(number);
            return number < 2;
          });
    }
    assertThat(seen, equalTo(List.of(0L, 1L, 2L)));
  }

  @Test
  void errorsPassThrough() {
    try (Workers workers = new Workers(1)) {
      assertThrows(
          StackOverflowError.class,
          () ->
              inOrder(
                  workers,
                  0,
                  number -> {
                    throw new StackOverflowError();
                  },
                  x -> true));
    }
  }

  @Test
  void atLeastOneThread() {
    assertThrows(IllegalArgumentException.class, () -> new Workers(0));
  }

  @Test
  void profilesAreNamed() {
    assertThat(Profile.named("quick"), equalTo(Profile.QUICK));
    var thrown = assertThrows(BadInputException.class, () -> Profile.named("fast"));
    assertThat(thrown.getMessage(), containsString("`fast` is none of quick, standard, deep"));
  }

  @Test
  void domainsAreRanges() {
    List<Setting> settings =
        List.of(
            Setting.parse("m=1,n=fresh,eta=1e-6"),
            Setting.parse("m=20,n=200,eta=0.5"),
            Setting.parse("m=3,n=20,eta=0.1"));
    assertThat(DomainWords.of(settings), equalTo("m 1..20; n 20..200, fresh; eta 0.000001..0.5"));
    assertThat(DomainWords.of(List.of()), equalTo(""));
    assertThat(DomainWords.of(List.of(Setting.parse("m=1"))), equalTo("m 1"));
  }

  @Test
  void whatIsUnderWayWhenTimeIsUpIsInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Workers workers = new Workers(1)) {
      Optional<Integer> nothing =
          workers.one(
              () -> {
                try {
                  Thread.sleep(Duration.ofHours(1).toMillis());
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
                return 1;
              },
              () -> true);
      assertThat(nothing, equalTo(Optional.empty()));
      assertThat(interrupted.await(10, TimeUnit.MINUTES), equalTo(true));
      assertThat(workers.one(() -> 2, () -> false), equalTo(Optional.of(2)));
    }
  }
}

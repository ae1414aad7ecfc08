package twophase.kit.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import twophase.kit.bench.CaseFinding.Outcome;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;

/** Examines a claim at one setting: by a single run, at random points, or by counted trials. */
final class Examiner {
  private final Trials trials;
  private final Stake stake;
  private final Optional<Token> replay;
  private final Predicate<Setting> asking;
  private final long most;
  private final LongConsumer done;

  /**
   * An examiner of one form's claims.
   *
   * @param replay the case that is to be done again, where one is
   * @param asking whether trials of a setting ask the simulator under test
   * @param most trials of such a setting after which it is left undecided: thresholds hang on what
   *     the form allows, not on this, so that what falls before falls as it would without
   * @param done is told how many trials of a setting are done
   */
  Examiner(
      Trials trials,
      Stake stake,
      Optional<Token> replay,
      Predicate<Setting> asking,
      long most,
      LongConsumer done) {
    this.trials = trials;
    this.stake = stake;
    this.replay = replay;
    this.asking = asking;
    this.most = most;
    this.done = done;
  }

  /** A trial, to be looked at. */
  Trial trial(Setting setting, long number) {
    return trials.at(setting, number);
  }

  /** A case of which nothing was seen. */
  CaseFinding nothing(Setting setting, Outcome outcome, String why) {
    return CaseFinding.of(trials.token(setting, 0, 0), outcome, why);
  }

  /** Whether a claim's hypotheses admit a run: nothing is run. */
  CaseFinding possible(Setting setting, Possible seen) {
    return CaseFinding.of(
        trials.token(setting, 0, 0),
        seen.admitted() ? Outcome.HELD : Outcome.UNTESTABLE,
        seen.admitted() ? 1 : 0,
        1,
        OptionalDouble.empty(),
        seen.words());
  }

  /** What a law says. */
  CaseFinding evaluated(Setting setting, Evaluated seen) {
    Outcome outcome = Outcome.UNDECIDED;
    if (seen.holds()) {
      outcome = Outcome.HELD;
    } else if (seen.fails()) {
      outcome = Outcome.FAILED;
    }
    return CaseFinding.of(
            trials.token(setting, 0, 0),
            outcome,
            seen.middle(),
            seen.bound(),
            OptionalDouble.empty(),
            seen.words())
        .evaluatedTo(seen.value());
  }

  /** What a single run shows. */
  CaseFinding measured(Setting setting, Function<Trial, Measurement> look) {
    requireAtMost(1);
    long number = replay.map(Token::firstTrial).orElse(0L);
    Optional<Measurement> measured = trials.one(setting, number, look);
    if (measured.isEmpty()) {
      return nothing(setting, Outcome.UNDECIDED, "not finished: the time budget ended first");
    }
    Measurement seen = measured.get();
    if (Double.isNaN(seen.observed()) || Double.isNaN(seen.bound())) {
      throw new IllegalStateException("not a number was measured at " + setting);
    }
    return CaseFinding.of(
            trials.token(setting, number, number),
            seen.holds() ? Outcome.HELD : Outcome.FAILED,
            seen.observed(),
            seen.bound(),
            OptionalDouble.of(seen.tightness()),
            seen.diverged() ? 1 : 0,
            seen.words())
        .showing(seen.exhibit())
        .missing(seen.holds() ? Misses.NONE : Misses.NONE.and(number))
        .with(trials.beside(setting));
  }

  /** What random points of a polynomial show. */
  CaseFinding vanishing(Setting setting, int points, Predicate<Trial> vanishes) {
    requireAtMost(points);
    long first = replay.map(Token::firstTrial).orElse(0L);
    long last = replay.map(Token::lastTrial).orElse(points - 1L);
    Misses misses = Misses.NONE;
    for (long number = first; number <= last; number++) {
      if (!vanishes.test(trials.at(setting, number))) {
        misses = misses.and(number);
      }
    }
    boolean held = misses.count() == 0;
    long firstFailure = held ? first : misses.first().get(0);
    return CaseFinding.of(
            trials.token(setting, firstFailure, held ? last : firstFailure),
            held ? Outcome.HELD : Outcome.FAILED,
            misses.count(),
            0,
            OptionalDouble.empty(),
            "the identity fails at "
                + misses.count()
                + " of "
                + (last - first + 1)
                + " random points")
        .missing(misses);
  }

  /** What trials show at a drawn setting, or in the case that is to be done again. */
  <T> CaseFinding tallied(Setting setting, Question<T> question) {
    long first = replay.map(Token::firstTrial).orElse(0L);
    return first < OpenBench.FIRST_CONFIRMATION
        ? decided(setting, stake.atDrawn(), question, first)
        : confirmed(setting, question, first);
  }

  /**
   * What fresh trials show at a setting that others chose.
   *
   * @param first number of the first of them
   */
  <T> CaseFinding confirmed(Setting setting, Question<T> question, long first) {
    return decided(setting, stake.confirming(), question, first);
  }

  private <T> CaseFinding decided(Setting setting, Terms terms, Question<T> question, long first) {
    requireAtMost(terms.trials());
    Tally<T> tally = question.tally().apply(terms);
    Misses[] misses = {Misses.NONE};
    if (tally.undecided()) {
      trials.inOrder(
          setting,
          question,
          first,
          () -> Math.min(tally.wanted(), room(setting, tally)),
          seen -> {
            long number = first + tally.trials();
            if (tally.take(seen)) {
              misses[0] = misses[0].and(number);
            }
            done.accept(tally.trials());
            return tally.undecided() && room(setting, tally) > 0 && !trials.over();
          });
    }
    long last = first + Math.max(tally.trials() - 1, 0);
    return tally
        .finding(trials.token(setting, first, last))
        .missing(misses[0])
        .with(trials.beside(setting));
  }

  /** How many trials more there is room for. */
  private long room(Setting setting, Tally<?> tally) {
    return asking.test(setting) ? most - tally.trials() : Long.MAX_VALUE;
  }

  /** A token that was typed may name trials without end. */
  private void requireAtMost(long most) {
    if (replay.isPresent() && replay.get().trials() > most) {
      throw new BadInputException(
          "reproduce: `%s` names %d trials; its form takes at most %d at a setting"
              .formatted(replay.get(), replay.get().trials(), most));
    }
  }
}

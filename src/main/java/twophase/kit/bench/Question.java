package twophase.kit.bench;

import java.util.List;
import java.util.function.Function;

/**
 * A claim at a setting that trials decide, and that can be asked again on fresh trials.
 *
 * @param tally what takes the trials, at given terms
 * @param outcomes what each of some trials sees; called on several threads at once
 * @param batch how many trials go best at a time, at least 1
 * @param <T> what a trial sees
 */
record Question<T>(
    Function<Terms, Tally<T>> tally, Function<List<Trial>, List<T>> outcomes, int batch) {

  /** Trials that are done one by one. */
  static <T> Question<T> oneByOne(Function<Terms, Tally<T>> tally, Function<Trial, T> look) {
    return new Question<>(tally, trials -> trials.stream().map(look).toList(), 1);
  }
}

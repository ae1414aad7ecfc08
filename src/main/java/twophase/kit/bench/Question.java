package twophase.kit.bench;

import java.util.List;
import java.util.function.Function;

/**
 * A probability claim at a setting, which can be asked again on fresh trials.
 *
 * @param claimed p0
 * @param outcomes what each of some trials sees; called on several threads at once
 * @param batch how many trials go best at a time, at least 1
 */
record Question(double claimed, Function<List<Trial>, List<Seen>> outcomes, int batch) {

  /** Trials that are done one by one. */
  static Question oneByOne(double claimed, Function<Trial, Seen> look) {
    return new Question(claimed, trials -> trials.stream().map(look).toList(), 1);
  }
}

package twophase.kit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Token;

/**
 * The trials of one form. Each hangs on the run's seed, the form, the setting and its number alone,
 * so that it can be done again at any time, on any thread.
 */
final class Trials {
  private final long seed;
  private final String run;
  private final FormId form;
  private final SeedTree seeds;
  private final Workers workers;
  private final TimePlan.Share time;
  private final Function<Setting, Ground> grounds;
  private final Map<Setting, Ground> known = new ConcurrentHashMap<>();

  /**
   * Trials of a form.
   *
   * @param seed the run's
   * @param run what decides, as a token has it
   * @param workers who does them
   * @param time what they may take
   * @param grounds makes what the trials of a setting share, of that setting
   */
  Trials(
      long seed,
      String run,
      FormId form,
      Workers workers,
      TimePlan.Share time,
      Function<Setting, Ground> grounds) {
    this.seed = seed;
    this.run = run;
    this.form = form;
    this.seeds = SeedTree.root(seed).child(form.toString());
    this.workers = workers;
    this.time = time;
    this.grounds = grounds;
  }

  /** One of them. */
  Trial at(Setting setting, long number) {
    Ground ground = known.computeIfAbsent(setting, grounds);
    return new Trial(number, seeds.child(setting.toString()).child(number), ground);
  }

  /** What those of a setting told beside what they found; empty if nothing. */
  String beside(Setting setting) {
    Ground ground = known.get(setting);
    return ground == null ? "" : ground.beside();
  }

  /** What names some of them, before anything is decided. */
  Token token(Setting setting, long first, long last) {
    return new Token(form, run, seed, first, last, "undecided", setting);
  }

  /** What one of them measures; nothing if time was up before. */
  Optional<Measurement> one(Setting setting, long number, Function<Trial, Measurement> look) {
    return workers.one(() -> look.apply(at(setting, number)), time::over);
  }

  /**
   * Hands on what each sees, in the order of their numbers, while more are wanted and there is
   * time.
   *
   * @param first number of the first
   * @param wanted how many more are, at the least
   */
  <T> void inOrder(
      Setting setting, Question<T> question, long first, LongSupplier wanted, Predicate<T> more) {
    int batch = question.batch();
    workers.inOrder(
        0,
        number -> {
          List<Trial> trials = new ArrayList<>();
          for (int k = 0; k < batch; k++) {
            trials.add(at(setting, first + number * batch + k));
          }
          return question.outcomes().apply(trials);
        },
        outcomes -> outcomes.stream().allMatch(more),
        () -> (wanted.getAsLong() + batch - 1) / batch,
        time::over);
  }

  /** Whether their time is up. */
  boolean over() {
    return time.over();
  }
}

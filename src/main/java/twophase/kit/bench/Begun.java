package twophase.kit.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import twophase.kit.statement.Setting;

/** Examinations that were begun before they are asked for, beside whatever else is done. */
final class Begun {
  private final Workers workers;
  private final Map<Setting, Future<CaseFinding>> begun = new HashMap<>();
  private final LongAdder took = new LongAdder();
  private long waited;

  Begun(Workers workers) {
    this.workers = workers;
  }

  /** Whether some were. */
  boolean some() {
    return !begun.isEmpty();
  }

  /** Whether that of a setting was. */
  boolean has(Setting setting) {
    return begun.containsKey(setting);
  }

  /** Begins one. */
  void begin(Setting setting, Supplier<CaseFinding> examination) {
    begun.put(
        setting,
        workers.beside(
            () -> {
              long since = System.nanoTime();
              try {
                return examination.get();
              } finally {
                took.add(System.nanoTime() - since);
              }
            }));
  }

  /**
   * What came of one, once it is done; nothing where it was not begun.
   *
   * @throws RuntimeException what the examination threw
   */
  Optional<CaseFinding> outcome(Setting setting) {
    Future<CaseFinding> examination = begun.get(setting);
    if (examination == null) {
      return Optional.empty();
    }
    long since = System.nanoTime();
    try {
      return Optional.of(Workers.outcome(examination));
    } finally {
      waited += System.nanoTime() - since;
    }
  }

  /** Lets go of all; those that were not asked for are interrupted. */
  void leave(Set<Setting> askedFor) {
    begun.keySet().removeAll(askedFor);
    begun.values().forEach(examination -> examination.cancel(true));
    begun.clear();
  }

  /**
   * What they took less what was waited for them, in nanoseconds: so much is missing from a clock
   * beside which they ran.
   */
  long nanos() {
    return took.sum() - waited;
  }
}

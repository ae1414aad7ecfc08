package twophase.kit.bench;

import java.util.function.Supplier;
import org.apiguardian.api.API;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;

/** One trial of one setting: where all that is random in it comes from, and whom it asks. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class Trial {
  private final long number;
  private final SeedTree seeds;
  private final Ground ground;

  /**
   * A trial.
   *
   * @param number which one, from 0
   * @param seeds where all its randomness hangs
   * @param ground what it shares with the others of its setting
   */
  Trial(long number, SeedTree seeds, Ground ground) {
    this.number = number;
    this.seeds = seeds;
    this.ground = ground;
  }

  /** A trial by itself. */
  public static Trial of(SeedTree seeds, Simulator simulator, CardNumbers card) {
    return new Trial(
        0, seeds, new Ground(() -> simulator, () -> simulator.own(), card, Work.UNBOUNDED));
  }

  /** Which one, from 0. */
  public long number() {
    return number;
  }

  /**
   * Where all its randomness hangs: a function of the run's seed, the form, the setting and the
   * number.
   */
  public SeedTree seeds() {
    return seeds;
  }

  /** What the statement's card chooses. */
  public CardNumbers card() {
    return ground.card();
  }

  /**
   * The simulator under test.
   *
   * @param kind what the theory asks of its simulators
   * @throws IllegalStateException if it is none of that kind
   */
  public <S extends Simulator> S simulator(Class<S> kind) {
    return ground.simulator(kind);
  }

  /**
   * Leaves this to the theory's own simulator, in whose place the check computes: nothing is asked
   * of it.
   *
   * @param what a check cannot ask of another
   * @throws NotOffered if another one is under test
   */
  public void requireOwnSimulator(String what) {
    if (!ground.own()) {
      throw new NotOffered(what);
    }
  }

  /**
   * Makes sure, before the check computes steps in a simulator's place, that they are not too many
   * for a setting that somebody typed. Of what a simulator is asked the theory's {@code
   * Simulators.within} makes sure.
   *
   * @param steps at the most; the largest {@code long} for that many and more
   * @param numbers that a step moves
   * @throws TooMuchWork if they are
   */
  public void requireWork(long steps, double numbers) {
    ground.work().require(steps, numbers);
  }

  /**
   * Something that is the same in all trials of the setting, made once; a function of the setting
   * alone.
   */
  public <T> T shared(Supplier<T> made) {
    return ground.shared(made);
  }

  /**
   * Tells something beside what the trials of the setting find, such as what a law says of it; no
   * decision rests on it.
   *
   * @param words a function of the setting alone
   */
  public void beside(String words) {
    ground.tell(words);
  }
}

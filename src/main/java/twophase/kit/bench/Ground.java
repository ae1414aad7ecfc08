package twophase.kit.bench;

import java.util.function.Supplier;
import twophase.kit.statement.CardNumbers;

/** What the trials of a setting share. */
final class Ground {
  private final Supplier<Simulator> simulator;
  private final CardNumbers card;
  private Object made;
  private String beside = "";

  /**
   * The ground of a setting.
   *
   * @param simulator who is tested; asked when a trial asks
   * @param card what the statement's card chooses
   */
  Ground(Supplier<Simulator> simulator, CardNumbers card) {
    this.simulator = simulator;
    this.card = card;
  }

  CardNumbers card() {
    return card;
  }

  <S extends Simulator> S simulator(Class<S> kind) {
    Simulator tested = simulator.get();
    if (!kind.isInstance(tested)) {
      throw new IllegalStateException(
          "the simulator " + tested.name() + " is no " + kind.getSimpleName());
    }
    return kind.cast(tested);
  }

  /** The first to ask makes it; the others wait, and get the same. */
  @SuppressWarnings("unchecked")
  synchronized <T> T shared(Supplier<T> maker) {
    if (made == null) {
      made = maker.get();
    }
    return (T) made;
  }

  /** Something to be told beside what the trials find. */
  synchronized void tell(String words) {
    if (!beside.isEmpty() && !beside.equals(words)) {
      throw new IllegalStateException(
          "trials of one setting tell different things: `" + beside + "` and `" + words + "`");
    }
    beside = words;
  }

  /** What was told; empty if nothing. */
  synchronized String beside() {
    return beside;
  }
}

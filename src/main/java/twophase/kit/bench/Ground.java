package twophase.kit.bench;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import twophase.kit.statement.CardNumbers;

/** What the trials of a setting share. */
final class Ground {
  private final Supplier<Simulator> simulator;
  private final BooleanSupplier own;
  private final CardNumbers card;
  private final Work work;
  private Object made;
  private String beside = "";

  /**
   * The ground of a setting.
   *
   * @param simulator who is tested; asked when a trial asks
   * @param own whether that is the theory's own
   * @param card what the statement's card chooses
   * @param work what a trial may compute
   */
  Ground(Supplier<Simulator> simulator, BooleanSupplier own, CardNumbers card, Work work) {
    this.simulator = simulator;
    this.own = own;
    this.card = card;
    this.work = work;
  }

  Work work() {
    return work;
  }

  CardNumbers card() {
    return card;
  }

  boolean own() {
    return own.getAsBoolean();
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

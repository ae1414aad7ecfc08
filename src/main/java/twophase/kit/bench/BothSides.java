package twophase.kit.bench;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import twophase.kit.inference.Decision;
import twophase.kit.statement.Token;

/**
 * Decides both sides of a frequency by the same trials: that an event happens often enough, and
 * that it fails often enough. A side that is decided takes no more. The claim holds where both
 * sides do, each certified at the full error (intersection-union), and is refuted where one is:
 * each side pays half of what a refutation may cost.
 */
final class BothSides<T> implements Tally<T> {
  private final Tally<T> atLeast;
  private final Tally<T> atMost;
  private final UnaryOperator<T> opposite;
  private long trials;

  /**
   * Two sides.
   *
   * @param atLeast takes what is seen
   * @param atMost takes the opposite of it
   */
  BothSides(Tally<T> atLeast, Tally<T> atMost, UnaryOperator<T> opposite) {
    this.atLeast = atLeast;
    this.atMost = atMost;
    this.opposite = opposite;
  }

  @Override
  public boolean undecided() {
    return decision() == Decision.INCONCLUSIVE && (atLeast.undecided() || atMost.undecided());
  }

  /** Whatever comes first: one side may refute by itself. */
  @Override
  public long wanted() {
    return Stream.of(atLeast, atMost)
        .filter(Tally::undecided)
        .mapToLong(Tally::wanted)
        .min()
        .orElseThrow();
  }

  /** By itself a trial speaks against one of the sides: the event's failures are told. */
  @Override
  public boolean take(T seen) {
    trials++;
    boolean failed = atLeast.undecided() && atLeast.take(seen);
    if (atMost.undecided()) {
      atMost.take(opposite.apply(seen));
    }
    return failed;
  }

  @Override
  public long trials() {
    return trials;
  }

  @Override
  public Decision decision() {
    return told().decision();
  }

  /** The finding of the side that decided: it took all trials. */
  @Override
  public CaseFinding finding(Token token) {
    CaseFinding found = told().finding(token);
    return told() == atLeast ? found : found.saying("the opposite " + found.words());
  }

  /** A refuted side; else an open one; else the one that took longer, and one that says nothing. */
  private Tally<T> told() {
    for (Decision decision : new Decision[] {Decision.REFUTED, Decision.INCONCLUSIVE}) {
      if (atLeast.decision() == decision) {
        return atLeast;
      } else if (atMost.decision() == decision) {
        return atMost;
      }
    }
    return atLeast.trials() >= atMost.trials() ? atLeast : atMost;
  }
}

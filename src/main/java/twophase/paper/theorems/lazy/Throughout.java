package twophase.paper.theorems.lazy;

import java.util.function.BiPredicate;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Looks;

/** Whether something is so at each of some times after the start. */
final class Throughout implements Observer {
  private final Looks looks;
  private final BiPredicate<LazyBall, Network> claim;
  private LazyBall ball;
  private boolean looked;
  private boolean stood = true;

  /**
   * A look at a run.
   *
   * @param claim about the ball around the start and the state of the time
   */
  Throughout(Looks looks, BiPredicate<LazyBall, Network> claim) {
    this.looks = looks;
    this.claim = claim;
  }

  /** Whether it was so; nothing looked at is nothing shown. */
  boolean stood() {
    return looked && stood;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || looks.at(t);
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : looks.next(t);
  }

  @Override
  public boolean satisfied() {
    return !stood;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      ball = new LazyBall(state);
    } else {
      looked = true;
      stood = stood && claim.test(ball, state);
    }
  }
}

package twophase.paper.theorems.words;

import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theorems.Looks;

/** Shows single steps of a run: the state at each of some times, and the one after it. */
final class StepPairs implements Observer {
  private final Looks looks;
  private final boolean blind;
  private final Step step;
  private Network before;

  /** What is seen of a step. */
  @FunctionalInterface
  interface Step {
    /**
     * A step.
     *
     * @param before the state that it was taken from
     * @param after the state that it led to; to be read now
     */
    void see(Network before, Network after);
  }

  private StepPairs(Looks looks, boolean blind, Step step) {
    this.looks = looks;
    this.blind = blind;
    this.step = step;
  }

  /**
   * Steps with all their neurons.
   *
   * @param looks at the states that steps are taken from, at least two steps apart
   */
  static StepPairs of(Looks looks, Step step) {
    return new StepPairs(looks, false, step);
  }

  /** The same for who asks for nothing but what a rotation of the neurons leaves as it is. */
  static StepPairs blindToRotation(Looks looks, Step step) {
    return new StepPairs(looks, true, step);
  }

  private boolean after(long t) {
    return t > 0 && looks.at(t - 1);
  }

  @Override
  public boolean wants(long t) {
    return looks.at(t) || after(t);
  }

  @Override
  public long quietUntil(long t) {
    return after(t) ? t : looks.next(t);
  }

  @Override
  public boolean blindToRotation() {
    return blind;
  }

  @Override
  public void see(long t, Network state) {
    if (after(t)) {
      step.see(before, state);
    }
    before = looks.at(t) ? state.copy() : before;
  }
}

package twophase.dynamics;

/** Something that claims to move two-layer linear networks as the paper's algorithms do. */
public interface Simulator {

  /** What the reports call it. */
  String name();

  /** Its version, in its own words. */
  String version();

  /**
   * Does a run.
   *
   * @param run what to do
   * @param observer who is shown the states
   * @return how it ended; divergence is an outcome, not an exception
   */
  Outcome run(Run run, Observer observer);
}

package twophase.paper.dynamics;

import twophase.paper.network.Network;

/**
 * The formulas of the paper, plainly, on EJML matrices: each {@link Rule}'s own motion. This is the
 * simulator that faster ones are compared with, so it has no other virtue than to be readable.
 */
public final class ReferenceSimulator implements NetworkSimulator {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    Run.Driven driven = run.driven(observer);
    Network network = driven.start().copy();
    Motion motion = driven.rule().motion(network, driven.eta(), driven.samples());
    return motion.run(driven.steps(), observer, () -> network);
  }
}

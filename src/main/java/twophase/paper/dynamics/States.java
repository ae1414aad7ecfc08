package twophase.paper.dynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import twophase.paper.network.Network;

/** Keeps a copy of every state of a run, from the start on. */
public class States implements Observer {
  private final List<Network> states = new ArrayList<>();

  @Override
  public boolean wants(long t) {
    return true;
  }

  @Override
  public void see(long t, Network state) {
    states.add(state.copy());
  }

  /** The states after 0, 1, ... steps, as far as they were shown. */
  public List<Network> states() {
    return Collections.unmodifiableList(states);
  }

  /** The state after t steps. */
  public Network state(int t) {
    return states.get(t);
  }
}

package twophase.paper.simulators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Keeps all it is shown, to the last bit: the truth, and a state every few steps. */
class Keeper implements Observer {
  final List<String> seen = new ArrayList<>();
  private final int every;

  Keeper(int every) {
    this.every = every;
  }

  @Override
  public void truth(GroundTruth truth) {
    seen.add("truth " + Arrays.toString(truth.map().data));
  }

  @Override
  public boolean wants(long t) {
    return t % every == 0;
  }

  @Override
  public void see(long t, Network state) {
    seen.add(
        t + Arrays.toString(state.firstLayer().data) + Arrays.toString(state.secondLayer().data));
  }
}

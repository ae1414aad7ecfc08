package twophase.paper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;

/** Looks at a run at regular times. */
final class Track implements Observer {
  private final long every;
  private final List<Look> looks = new ArrayList<>();
  private Optional<GroundTruth> truth = Optional.empty();

  /**
   * A track.
   *
   * @param every steps from look to look, at least 1
   */
  Track(long every) {
    this.every = every;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = Optional.of(told);
  }

  @Override
  public boolean wants(long t) {
    return t % every == 0;
  }

  @Override
  public void see(long t, Network state) {
    looks.add(Look.at(t, state, truth.orElseThrow()));
  }

  /** The looks in the order of time. */
  List<Look> looks() {
    return looks;
  }
}

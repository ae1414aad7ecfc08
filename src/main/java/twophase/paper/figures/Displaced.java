package twophase.paper.figures;

import java.util.stream.IntStream;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theory.EscapeTime;

/** How far neurons are from their start at the end of a run. */
final class Displaced implements Observer {
  private final long end;
  private Network start;
  private double[] radii = {Double.NaN};

  /**
   * Of a run.
   *
   * @param end how many steps it has
   */
  Displaced(long end) {
    this.end = end;
  }

  /**
   * The distance of each neuron, in lazy radii; NaN alone of a run that did not come to its end.
   */
  double[] radii() {
    return radii;
  }

  @Override
  public boolean wants(long t) {
    return t == 0 || t == end;
  }

  @Override
  public long quietUntil(long t) {
    return t == 0 ? 0 : end;
  }

  @Override
  public void see(long t, Network state) {
    if (t == 0) {
      start = state.copy();
      return;
    }
    double radius = EscapeTime.lazyRadius(state.width());
    radii =
        IntStream.range(0, state.width())
            .mapToDouble(i -> state.neuronDistance(i, start) / radius)
            .toArray();
  }
}

package twophase.paper.theorems.phases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.theory.SlowFlow.Layers;

/** The layers of a run, seen along theta* and across it, at given times. */
final class LayerCourse implements Observer {
  private final long[] times;
  private final boolean neurons;
  private final List<Layers> layers = new ArrayList<>();
  private final List<Double> alignments = new ArrayList<>();
  private double[] direction = {};

  /**
   * Looks at a run.
   *
   * @param times rising, the start among them
   * @param neurons whether their directions are looked at
   */
  LayerCourse(long[] times, boolean neurons) {
    this.times = times;
    this.neurons = neurons;
  }

  /** What was seen, the start first. */
  List<Layers> layers() {
    return layers;
  }

  /** Mean over the neurons of |cos(w_i, theta*)|; empty where they are not looked at. */
  List<Double> alignments() {
    return alignments;
  }

  @Override
  public void truth(GroundTruth told) {
    DMatrixRMaj map = told.map();
    direction = map.data.clone();
    double norm = 0;
    for (double entry : direction) {
      norm += entry * entry;
    }
    for (int k = 0; k < direction.length; k++) {
      direction[k] /= Math.sqrt(norm);
    }
  }

  @Override
  public boolean wants(long t) {
    return Arrays.binarySearch(times, t) >= 0;
  }

  @Override
  public long quietUntil(long t) {
    int place = Arrays.binarySearch(times, t);
    int next = place >= 0 ? place : -place - 1;
    return next < times.length ? times[next] : Long.MAX_VALUE;
  }

  @Override
  public boolean blindToRotation() {
    return !neurons;
  }

  @Override
  public void see(long t, Network state) {
    int d = state.inputDimension();
    if (direction.length != d) {
      throw new IllegalStateException("the simulator told no ground truth");
    }
    double[] w = state.firstLayer().data;
    double along = 0;
    double all = 0;
    double second = 0;
    double cosines = 0;
    for (int i = 0; i < state.width(); i++) {
      double part = 0;
      double norm2 = 0;
      for (int k = 0; k < d; k++) {
        double weight = w[i * d + k];
        part += weight * direction[k];
        norm2 += weight * weight;
      }
      double weight = state.secondLayer().data[i];
      along += part * part;
      all += norm2;
      second += weight * weight;
      cosines += norm2 == 0 ? 0 : Math.abs(part) / Math.sqrt(norm2);
    }
    layers.add(new Layers(along, (all - along) / (d - 1), second));
    if (neurons) {
      alignments.add(cosines / state.width());
    }
  }
}

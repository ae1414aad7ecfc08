package twophase.paper.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.TrainingSet;

/** The samples of a free run, and, where that is wanted, what was drawn for each of its steps. */
final class SampleTape implements SampleSource {
  private final Optional<TrainingSet> data;
  private final Supplier<Draw> draws;
  private final int batch;
  private final List<Draw> kept = new ArrayList<>();
  private final Deque<Draw> last = new ArrayDeque<>();

  /**
   * One draw.
   *
   * @param index row of the training set, -1 for a fresh input
   * @param sample what the step sees of it
   */
  record Draw(int index, Sample sample) {}

  /**
   * A tape on which nothing is.
   *
   * @param data the training set; empty where inputs are fresh
   * @param draws draws one sample after the other
   * @param batch how many samples a step takes, at least 1
   */
  SampleTape(Optional<TrainingSet> data, Supplier<Draw> draws, int batch) {
    this.data = data;
    this.draws = draws;
    this.batch = batch;
  }

  @Override
  public Sample next() {
    Draw draw = draws.get();
    last.addLast(draw);
    if (last.size() > batch) {
      last.removeFirst();
    }
    return draw.sample();
  }

  /**
   * Keeps what was drawn last, as many as a step takes: of one that wrongly draws more, no more.
   */
  void keep() {
    kept.addAll(last);
  }

  /**
   * What was kept.
   *
   * @param d input dimension
   */
  Trace trace(int d) {
    int[] order = new int[kept.size()];
    double[] noise = new double[kept.size()];
    for (int t = 0; t < order.length; t++) {
      order[t] = data.isEmpty() ? t : kept.get(t).index();
      noise[t] = kept.get(t).sample().noise();
    }
    return new Trace(data.map(TrainingSet::inputs).orElseGet(() -> fresh(d)), order, noise, batch);
  }

  private DMatrixRMaj fresh(int d) {
    DMatrixRMaj inputs = new DMatrixRMaj(kept.size(), d);
    for (int t = 0; t < kept.size(); t++) {
      System.arraycopy(kept.get(t).sample().input().data, 0, inputs.data, t * d, d);
    }
    return inputs;
  }
}

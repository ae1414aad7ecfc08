package twophase.paper.dynamics.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Outcome;
import twophase.paper.network.Network;

/** One run of lock-step replicas on mini-batches, step by step. */
final class BatchWalk {
  private static final int LANES = LaneState.LANES;

  private final BatchKernel kernel;
  private final double eta;
  private final int batch;
  private final LaneDraws draws;
  private final long steps;
  private final LaneObserver observer;
  private final BatchState state;
  private final Outcome[] ended;
  private final Network shown;
  private long quietUntil;
  private boolean seen;

  BatchWalk(
      boolean vectors,
      double eta,
      int batch,
      NoiseSchedule schedule,
      List<Replica> replicas,
      long steps,
      LaneObserver observer) {
    kernel = BatchKernel.of(vectors);
    this.eta = eta;
    this.batch = batch;
    this.steps = steps;
    this.observer = observer;
    Replica.checkTogether(replicas);
    int n = replicas.get(0).start().width();
    int d = replicas.get(0).start().inputDimension();
    state = new BatchState(n, d);
    ended = new Outcome[replicas.size()];
    shown = new Network(new DMatrixRMaj(n, d), new DMatrixRMaj(n, 1));
    for (int lane = 0; lane < ended.length; lane++) {
      state.load(lane, replicas.get(lane).start());
      if (replicas.get(lane).samples() instanceof LaneSamples.Fresh fresh) {
        state.compare(lane, fresh.truth());
      }
    }
    draws =
        LaneDraws.of(replicas.stream().map(Replica::samples).toList(), schedule, batch, vectors);
  }

  List<Outcome> through() {
    show(0);
    for (long t = 1; t <= steps && !seen; t++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted after " + (t - 1) + " steps");
      }
      Arrays.fill(state.size, 0);
      for (int taken = 0; taken < batch; taken += BatchState.BLOCK) {
        int count = Math.min(BatchState.BLOCK, batch - taken);
        draws.block(count, state.inputs, state.targets, BatchState.BLOCK * LANES);
        kernel.add(state, count);
      }
      kernel.move(state, -eta / batch);
      watch(t);
      show(t);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : ended) {
      outcomes.add(outcome == null ? new Outcome.Completed() : outcome);
    }
    return outcomes;
  }

  /** Looks at every weight of the lanes that may have overflowed in the step. */
  private void watch(long t) {
    for (int lane = 0; lane < ended.length; lane++) {
      if (!(state.size[LaneState.place(0, lane)] < LaneState.LARGEST_SIZE) && ended[lane] == null) {
        state.read(lane, shown);
        if (!shown.isFinite()) {
          ended[lane] = new Outcome.Diverged(t);
          state.clear(lane);
        }
      }
    }
  }

  private void show(long t) {
    if (t < quietUntil) {
      return;
    }
    if (observer.wants(t)) {
      showAll(t);
    }
    quietUntil = observer.quietUntil(t + 1);
  }

  private void showAll(long t) {
    for (int lane = 0; lane < ended.length; lane++) {
      if (ended[lane] == null) {
        state.read(lane, shown);
        observer.see(lane, t, shown);
      }
    }
    seen = observer.satisfied();
  }
}

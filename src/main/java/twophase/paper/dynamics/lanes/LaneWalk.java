package twophase.paper.dynamics.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Outcome;
import twophase.paper.network.Network;

/** One run of lock-step replicas: draws blocks of samples, drives the kernel, shows, watches. */
final class LaneWalk {
  private static final int BLOCK = LaneKernel.BLOCK;
  private static final int LANES = LaneState.LANES;

  private final LaneKernel kernel;
  private final double eta;
  private final LaneDraws draws;
  private final long steps;
  private final LaneObserver observer;
  private final LaneState state;
  private final Outcome[] ended;
  private final SlowBlock[] slow = new SlowBlock[LANES];
  private final Network shown;
  private long quietUntil;
  private boolean seen;

  LaneWalk(
      LaneKernel kernel,
      double eta,
      NoiseSchedule schedule,
      List<Replica> replicas,
      long steps,
      LaneObserver observer) {
    this.kernel = kernel;
    this.eta = eta;
    this.steps = steps;
    this.observer = observer;
    Replica.checkTogether(replicas);
    Replica first = replicas.get(0);
    int n = first.start().width();
    int d = first.start().inputDimension();
    state = new LaneState(n, d, first.samples() instanceof LaneSamples.Fresh);
    ended = new Outcome[replicas.size()];
    shown = new Network(new DMatrixRMaj(n, d), new DMatrixRMaj(n, 1));
    for (int lane = 0; lane < replicas.size(); lane++) {
      enter(lane, replicas.get(lane));
    }
    draws =
        LaneDraws.of(
            replicas.stream().map(Replica::samples).toList(), schedule, 1, kernel.vectors());
  }

  private void enter(int lane, Replica replica) {
    state.load(lane, replica.start());
    if (replica.samples() instanceof LaneSamples.Fresh fresh) {
      for (int k = 0; k < state.d; k++) {
        state.truth[LaneState.place(k, lane)] = fresh.truth().map().get(k);
      }
    }
  }

  List<Outcome> through() {
    draw(0);
    if (observer.wants(0)) {
      showAll(0, 0);
    }
    for (long done = 0; done < steps && !seen; done += BLOCK) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted after " + done + " steps");
      }
      kernel.pass(state);
      kernel.steps(state, eta);
      int length = (int) Math.min(BLOCK, steps - done);
      watch(done, length);
      show(done, length);
      settle();
      state.turn();
      draw(done + BLOCK);
    }
    return outcomes();
  }

  /** Draws the block of samples that follows the first t steps; steps past the end are empty. */
  private void draw(long t) {
    int length = (int) Math.max(0, Math.min(BLOCK, steps - t));
    draws.block(length, state.inputs, state.targets, BLOCK * LANES);
    for (int s = length; s < BLOCK; s++) {
      state.skip(s);
    }
  }

  /** Does over, step by step, the lanes that may have overflowed within the block. */
  private void watch(long done, int length) {
    for (int lane = 0; lane < ended.length; lane++) {
      if (!(state.size[LaneState.place(0, lane)] < LaneState.LARGEST_SIZE) && ended[lane] == null) {
        slow[lane] = new SlowBlock(state, lane, eta, length);
        if (slow[lane].overflow() > 0) {
          ended[lane] = new Outcome.Diverged(done + slow[lane].overflow());
        }
      }
    }
  }

  private void show(long done, int length) {
    for (int s = 1; s <= length && !seen; s++) {
      long t = done + s;
      if (t >= quietUntil) {
        if (observer.wants(t)) {
          showAll(t, s);
        }
        quietUntil = observer.quietUntil(t + 1);
      }
    }
  }

  private void showAll(long t, int s) {
    for (int lane = 0; lane < ended.length; lane++) {
      if (slow[lane] != null) {
        if (slow[lane].reached(s)) {
          observer.see(lane, t, slow[lane].state(s));
        }
      } else if (ended[lane] == null) {
        state.read(lane, s, shown);
        observer.see(lane, t, shown);
      }
    }
    seen = observer.satisfied();
  }

  /** Puts back the lanes that were done over, and empties those that diverged. */
  private void settle() {
    for (int lane = 0; lane < ended.length; lane++) {
      if (slow[lane] != null) {
        if (ended[lane] == null) {
          slow[lane].putBack(state, lane);
        } else {
          state.clear(lane);
        }
        slow[lane] = null;
      }
    }
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome outcome : ended) {
      outcomes.add(outcome == null ? new Outcome.Completed() : outcome);
    }
    return outcomes;
  }
}

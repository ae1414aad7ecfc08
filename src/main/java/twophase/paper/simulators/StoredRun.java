package twophase.paper.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import twophase.kit.text.Inert;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;

/**
 * What a simulator showed of a run.
 *
 * @param truth theta*, where it was told
 * @param times numbers of steps after which it was looked at
 * @param states one for each of them, copies
 * @param trace what it drew, where that was told
 * @param diverged the step at which it diverged, 0 where it did not
 */
record StoredRun(
    Optional<GroundTruth> truth,
    List<Long> times,
    List<Network> states,
    Optional<Trace> trace,
    long diverged) {

  /** Shows it to somebody else. */
  Outcome show(Observer observer) {
    truth.ifPresent(observer::truth);
    for (int k = 0; k < times.size(); k++) {
      observer.see(times.get(k), states.get(k));
    }
    trace.ifPresent(observer::trace);
    return diverged == 0 ? new Outcome.Completed() : new Outcome.Diverged(diverged);
  }

  /** Keeps what passes by on its way to an observer. */
  static final class Tee implements Observer {
    private final Observer observer;
    private final List<Long> times = new ArrayList<>();
    private final List<Network> states = new ArrayList<>();
    private Optional<GroundTruth> truth = Optional.empty();
    private Optional<Trace> trace = Optional.empty();

    Tee(Observer observer) {
      this.observer = observer;
    }

    @Override
    public void truth(GroundTruth told) {
      truth = Optional.of(told);
      observer.truth(told);
    }

    @Override
    public boolean wants(long t) {
      return observer.wants(t);
    }

    @Override
    public void see(long t, Network state) {
      times.add(t);
      states.add(state.copy());
      observer.see(t, state);
    }

    @Override
    public boolean wantsTrace() {
      return observer.wantsTrace();
    }

    @Override
    public void trace(Trace told) {
      trace = Optional.of(told);
      observer.trace(told);
    }

    StoredRun kept(Outcome outcome) {
      long step = outcome instanceof Outcome.Diverged diverged ? diverged.step() : 0;
      return new StoredRun(truth, times, states, trace, step);
    }
  }

  /**
   * Reads the answer part of a stored line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static StoredRun of(JsonNode answer) {
    List<Long> times = new ArrayList<>();
    List<Network> states = new ArrayList<>();
    for (JsonNode state : answer.path("states")) {
      times.add(step(state.path("t"), 0));
      int m = state.path("W").size();
      states.add(Answers.state(state, m, state.path("W").path(0).size()));
    }
    Optional<GroundTruth> truth =
        answer.has("thetaStar")
            ? Optional.of(Answers.truth(answer, answer.path("thetaStar").size()))
            : Optional.empty();
    long diverged = answer.has("diverged") ? step(answer.path("diverged"), 1) : 0;
    return new StoredRun(truth, times, states, trace(answer), diverged);
  }

  private static long step(JsonNode number, long least) {
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < least) {
      throw new IllegalArgumentException(
          "it has a step that is no integer from "
              + least
              + " up: "
              + Inert.name(number.toString()));
    }
    return number.asLong();
  }

  private static Optional<Trace> trace(JsonNode answer) {
    if (!answer.has("X")) {
      return Optional.empty();
    }
    JsonNode rows = answer.path("X");
    int d = answer.path("thetaStar").size();
    JsonNode order = answer.path("order");
    int batch = Math.max(1, order.path(0).size());
    return Optional.of(Answers.trace(answer, new Inputs(rows.size()), d, order.size(), batch));
  }
}

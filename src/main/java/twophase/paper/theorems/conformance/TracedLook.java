package twophase.paper.theorems.conformance;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Unjudged;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.States;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.theorems.Worst;

/**
 * A free run with all its states, and with what the simulator says it drew. Whether that is what
 * the run did can be checked: each state has to be the reference's step from the one before, on the
 * sample that the trace names.
 */
final class TracedLook extends States {
  private final Run.Free run;
  private final CardNumbers card;
  private final NetworkSimulator simulator;
  private final Precision precision;
  private GroundTruth truth;
  private Trace trace;
  private Outcome end;

  private TracedLook(Run.Free run, CardNumbers card, NetworkSimulator simulator) {
    this.run = run;
    this.card = card;
    this.simulator = simulator;
    this.precision = simulator.conventions().precision();
  }

  /**
   * Has the simulator under test do the run, by its conventions.
   *
   * @throws NotOffered if it offers no traces
   * @throws IllegalStateException if it does not tell what it has to
   */
  static TracedLook at(Run.Free printed, Trial trial) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    if (!simulator.traces()) {
      throw new NotOffered("the feature trace");
    }
    Run.Free run = printed.by(simulator.conventions());
    TracedLook look = new TracedLook(run, trial.card(), simulator);
    look.end = simulator.run(run, look);
    if (look.completed()) {
      look.checkTold();
    }
    return look;
  }

  private void checkTold() {
    if (truth == null || trace == null) {
      throw new IllegalStateException("the simulator does not tell theta* and the trace");
    }
    DMatrixRMaj inputs = trace.inputs();
    int batch = run.rule().batch();
    long rows = run.inputs().fresh() ? run.steps() * batch : run.inputs().samples(run.d());
    if (inputs.getNumRows() != rows
        || inputs.getNumCols() != run.d()
        || trace.batch() != batch
        || trace.steps() != run.steps()) {
      throw new IllegalStateException(
          "the trace is of "
              + inputs.getNumRows()
              + " inputs of dimension "
              + inputs.getNumCols()
              + " and "
              + trace.steps()
              + " steps, the run of "
              + rows
              + ", "
              + run.d()
              + " and "
              + run.steps());
    }
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told;
  }

  @Override
  public boolean wantsTrace() {
    return true;
  }

  @Override
  public void trace(Trace told) {
    trace = told;
  }

  /** Whether it did not diverge; what was drawn is known of such a run alone. */
  boolean completed() {
    return end.completed();
  }

  Trace trace() {
    return trace;
  }

  /** theta*, d x 1. */
  DMatrixRMaj truth() {
    return truth.map();
  }

  /** Clean label and input of the j-th sample that was taken, and the noise that was added. */
  Sample sample(int j) {
    return trace.sample(j, truth);
  }

  /**
   * Whether the trace is what the run did: the noise of the size that was asked for, fresh inputs
   * in the order of the steps, and every step within rounding of the reference's.
   *
   * @throws IllegalStateException if there are fewer states than steps
   */
  Measurement consistency() {
    if (end instanceof Outcome.Diverged diverged) {
      String words = "the run is said to diverge at step " + diverged.step();
      return new Measurement(Double.POSITIVE_INFINITY, 0, words);
    }
    Worst worst = new Worst();
    for (int j = 0; j < trace.order().length; j++) {
      noise(worst, j);
      order(worst, j);
    }
    if (!states().isEmpty()) {
      DrivenComparison.traced(run, precision, truth, trace, state(0), card)
          .compare(worst, end, states(), simulator);
    }
    return worst.measurement();
  }

  /**
   * Makes sure that the trace is what the run did: what it tells of the draws means nothing
   * otherwise.
   *
   * @throws Unjudged if it is not
   */
  void requireHonest() {
    if (!consistency().holds()) {
      throw new Unjudged("a step is not the reference's on what the trace tells (trace)");
    }
  }

  Tolerances tolerances() {
    return new Tolerances(card, precision);
  }

  private void noise(Worst worst, int j) {
    int t = j / trace.batch();
    double size = run.schedule().isOn(t) ? run.sigma() : 0;
    double told = trace.noise()[j];
    double apart = Math.abs(Math.abs(told) - size);
    worst.apart(
        apart,
        tolerances().noise() * size,
        () ->
            "the traced noise of step "
                + (t + 1)
                + " is "
                + Numbers.shortest(told)
                + (size > 0 ? ", sigma is " + Numbers.shortest(size) : " where the noise is off"));
  }

  private void order(Worst worst, int j) {
    int told = trace.order()[j];
    boolean right = !run.inputs().fresh() || told == j;
    worst.add(
        right ? 0 : Double.POSITIVE_INFINITY,
        0,
        () ->
            "by the trace step "
                + (j / trace.batch() + 1)
                + " took input "
                + told
                + ", and inputs are fresh");
  }
}

package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.NotOffered;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Unjudged;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Precision;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.States;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * A free run with all its states, and what they tell of what the simulator drew: {@link FreeStep}.
 */
final class FreeLook extends States {
  private final Run.Free run;
  private final CardNumbers card;
  private final Conventions conventions;
  private final List<FreeStep> steps = new ArrayList<>();
  private GroundTruth truth;

  private FreeLook(Run.Free run, CardNumbers card, Conventions conventions) {
    this.run = run;
    this.card = card;
    this.conventions = conventions;
  }

  /**
   * Has the simulator under test do the run, by its conventions.
   *
   * @return what was seen, unless the run diverged
   * @throws IllegalStateException if the simulator does not show what it has to
   */
  static Optional<FreeLook> at(Run.Free printed, Trial trial) {
    NetworkSimulator simulator = trial.simulator(NetworkSimulator.class);
    Run.Free free = printed.by(simulator.conventions());
    FreeLook look = new FreeLook(free, trial.card(), simulator.conventions());
    Outcome end = simulator.run(free, look);
    if (!end.completed()) {
      return Optional.empty();
    }
    if (look.states().size() != free.steps() + 1) {
      throw new IllegalStateException(
          look.states().size() + " states shown of " + (free.steps() + 1));
    }
    if (look.truth == null) {
      throw new IllegalStateException("the simulator does not tell theta*");
    }
    look.readSteps();
    return Optional.of(look);
  }

  /**
   * Makes sure that the states of a run tell what moved it.
   *
   * @param rule the run's
   * @throws NotOffered if the simulator computes in single precision, whose states tell a small
   *     step to three digits at best, or adds an epsilon to the norm of SAM's gradient, which is
   *     not seen in them
   */
  static void requireSteps(Rule rule, Trial trial) {
    Conventions conventions = trial.simulator(NetworkSimulator.class).conventions();
    if (conventions.precision() != Precision.BINARY64) {
      throw new NotOffered("states in binary64: those in binary32 do not tell small steps");
    }
    if (rule instanceof Sam && conventions.samEpsilon() > 0) {
      throw new NotOffered(
          "SAM without samEpsilon: states do not tell the norm that it is added to");
    }
  }

  /** What rounding is allowed. */
  Tolerances tolerances() {
    return new Tolerances(card, conventions.precision());
  }

  /** What the card chooses. */
  CardNumbers card() {
    return card;
  }

  /** How well what is read off is known, relative to it. */
  double tolerance() {
    return card.number("read-off");
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told;
  }

  Network start() {
    return state(0);
  }

  Network end() {
    return state(states().size() - 1);
  }

  /** theta*, d x 1. */
  DMatrixRMaj truth() {
    return truth.map();
  }

  /** How far theta*'s norm is from the one that was asked for, relative to it where it is not 0. */
  double truthDefect(double norm) {
    double defect = Math.abs(Norms.frobenius(truth()) - norm);
    return norm == 0 ? defect : defect / norm;
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int k = 0; k < left.length; k++) {
      sum += left[k] * right[k];
    }
    return sum;
  }

  /** What was asked for. */
  Run.Free run() {
    return run;
  }

  private void readSteps() {
    double radius = run.rule() instanceof Sam sam ? sam.radius() : 0;
    double rounding = tolerances().state();
    for (int t = 0; t < run.steps(); t++) {
      steps.add(FreeStep.between(state(t), state(t + 1), run.eta(), radius, rounding));
    }
  }

  /** The steps from all states but the last. */
  List<FreeStep> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** The step from state t. */
  FreeStep step(int t) {
    return steps.get(t);
  }

  /**
   * Makes sure that a step is one: what it would tell of the draws means nothing otherwise.
   *
   * @throws Unjudged if it is none
   */
  void requireMove(FreeStep step) {
    if (!isMove(step)) {
      throw new Unjudged("a step moves the layers as no input does (free-steps)");
    }
  }

  /** Whether both layers moved as one input and one residual make them. */
  boolean isMove(FreeStep step) {
    return step.defect() <= tolerance();
  }
}

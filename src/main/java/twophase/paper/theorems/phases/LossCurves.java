package twophase.paper.theorems.phases;

import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Linearisation;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.Asked;

/**
 * The test losses of a network and of its linearisation at the start, side by side on the same
 * samples. The simulator under test moves the network; the linearisation is moved here, at the
 * looks, up to the step that is looked at: each of the card's first {@code dense} steps, and {@code
 * looks} at equal distances.
 */
final class LossCurves implements Observer {
  private final Beside beside;
  private final GroundTruth truth;
  private final Linearisation linear;
  private final SampleSource samples;
  private final int dense;
  private final int looks;
  private final TwoCurves curves;
  private long moved;
  private boolean completed;

  private LossCurves(
      Beside beside,
      GroundTruth truth,
      Linearisation linear,
      SampleSource samples,
      CardNumbers card) {
    this.beside = beside;
    this.truth = truth;
    this.linear = linear;
    this.samples = samples;
    this.dense = card.integer("dense");
    this.looks = card.integer("looks");
    this.curves = new TwoCurves(beside.steps());
  }

  /** Runs both from these seeds, for a trial. */
  static LossCurves of(Beside beside, SeedTree seeds, Trial trial) {
    Network start = NtkInitialisation.draw(beside.m(), beside.d(), seeds.child("start").stream());
    GroundTruth truth =
        GroundTruth.draw(beside.d(), beside.thetaNorm(), seeds.child("truth").stream());
    // Two sources of the same seeds give the same samples, one for each of the two runs.
    SampleSource ours = SampleSource.of(beside.n(), truth, beside.sigma(), seeds);
    SampleSource theirs = SampleSource.of(beside.n(), truth, beside.sigma(), seeds);
    LossCurves curves = new LossCurves(beside, truth, new Linearisation(start), ours, trial.card());
    Run run =
        new Run.Driven(Sam.orPlain(beside.radius()), beside.eta(), start, theirs, beside.steps());
    curves.completed = Asked.exactly(trial).run(run, curves).completed();
    return curves;
  }

  @Override
  public boolean wants(long t) {
    long steps = beside.steps();
    return t <= dense || t * looks / steps != (t - 1) * looks / steps;
  }

  @Override
  public void see(long t, Network state) {
    for (; moved < t; moved++) {
      linear.sharpnessAware(beside.eta(), beside.radius(), samples.next());
    }
    curves.add(t, loss(state.linearMap()), loss(linear.linearMap()));
  }

  /** Whether the network's run completed. */
  boolean completed() {
    return completed;
  }

  /** The largest distance between the two curves at a look, in units of the loss at the start. */
  double distance() {
    return curves.distance();
  }

  /** The network's mean loss over the second half of the run, over the linearisation's. */
  double lateRatio() {
    return curves.lateRatio();
  }

  private double loss(DMatrixRMaj theta) {
    double sum = 0;
    for (int k = 0; k < beside.d(); k++) {
      double apart = theta.get(k) - truth.map().get(k);
      sum += apart * apart;
    }
    return sum / 2;
  }
}

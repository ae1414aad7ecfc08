package twophase.paper.theorems.phases;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Linearisation;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;
import twophase.paper.theorems.Asked;

/**
 * The training loss of a model beside that of the baseline of Figures 3 and 5, looked at after each
 * of the card's first {@code dense} steps and {@code looks} times at equal distances. The simulator
 * under test moves a network; the baseline is moved here, at the looks.
 */
final class DescentCurves implements Observer {
  private final BesideDescent setting;
  private final Trial trial;
  private final SeedTree seeds;
  private final Network start;
  private final TrainingSet data;
  private final GroundTruth truth;
  private final Linearisation baseline;
  private final TwoCurves curves;
  private final int dense;
  private final int looks;
  private long moved;
  private double firstLayer = Double.NaN;
  private boolean completed;

  private DescentCurves(BesideDescent setting, Trial trial) {
    this.setting = setting;
    this.trial = trial;
    this.seeds = trial.seeds();
    start = NtkInitialisation.draw(setting.m(), setting.d(), seeds.child("start").stream());
    truth = GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    data = setting.n().trainingSet(truth, seeds.child("data").stream());
    baseline = new Linearisation(start);
    curves = new TwoCurves(setting.steps());
    dense = trial.card().integer("dense");
    looks = trial.card().integer("looks");
  }

  /** The network beside the baseline. */
  static DescentCurves ofNetwork(BesideDescent setting, Trial trial) {
    DescentCurves look = new DescentCurves(setting, trial);
    look.run();
    return look;
  }

  /** The linearisation with label noise, by gradient descent, beside the one without. */
  static TwoCurves ofLinearisation(BesideDescent setting, Trial trial) {
    DescentCurves look = new DescentCurves(setting, trial);
    look.runLinearised();
    return look.curves;
  }

  private Rule rule() {
    if (setting.radius() > 0) {
      return new Sam(setting.radius());
    }
    return setting.sigma() > 0 ? new LabelNoiseSgd(data.size(), false) : new GradientDescent(data);
  }

  private SampleSource samples(Rule rule) {
    return SampleSource.of(setting.n(), truth, setting.sigma(), rule, seeds);
  }

  private void run() {
    Rule rule = rule();
    Run run = new Run.Driven(rule, setting.eta(), start, samples(rule), setting.steps());
    completed = Asked.exactly(trial).run(run, this).completed();
  }

  private void runLinearised() {
    Rule rule = rule();
    SampleSource samples = samples(rule);
    trial.requireWork(setting.steps(), setting.d() * (double) data.size());
    Linearisation noisy = new Linearisation(start);
    for (long t = 0; t <= setting.steps(); t++) {
      if (wants(t)) {
        compare(t, noisy.linearMap());
      }
      DMatrixRMaj gradient = data.lossGradient(noisy.linearMap());
      for (Sample sample : samples.next(rule.batch())) {
        CommonOps_DDRM.addEquals(gradient, -sample.noise() / rule.batch(), sample.input());
      }
      noisy.descend(setting.eta(), gradient);
    }
  }

  @Override
  public boolean wants(long t) {
    long steps = setting.steps();
    return t <= dense || t * looks / steps != (t - 1) * looks / steps;
  }

  @Override
  public void see(long t, Network state) {
    compare(t, state.linearMap());
    firstLayer = Norms.frobenius(state.firstLayer());
  }

  private void compare(long t, DMatrixRMaj theta) {
    for (; moved < t; moved++) {
      baseline.descend(setting.eta(), data.lossGradient(baseline.linearMap()));
    }
    curves.add(t, loss(theta), loss(baseline.linearMap()));
  }

  private double loss(DMatrixRMaj theta) {
    DMatrixRMaj residuals = new DMatrixRMaj(data.size(), 1);
    CommonOps_DDRM.mult(data.inputs(), theta, residuals);
    CommonOps_DDRM.subtractEquals(residuals, data.labels());
    double length = Norms.frobenius(residuals);
    return length * length / (2 * data.size());
  }

  /** Whether the network's run completed. */
  boolean completed() {
    return completed;
  }

  /** Both losses. */
  TwoCurves curves() {
    return curves;
  }

  /** By which part of its start norm(W) has fallen at the last look. */
  double fall() {
    return 1 - firstLayer / Norms.frobenius(start.firstLayer());
  }
}

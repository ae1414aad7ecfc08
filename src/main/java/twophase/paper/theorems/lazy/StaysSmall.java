package twophase.paper.theorems.lazy;

import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theory.SecondLayer;

/**
 * Whether the largest |a_i(t)| of a run is within K times a scale; the number is what it uses of
 * that. A run that diverges has no largest one.
 */
final class StaysSmall implements FreeTrial {
  private final Trial trial;
  private final Run.Free run;
  private final LargestWeight largest;
  private final double bound;
  private double used = Double.NaN;

  StaysSmall(NoisyRun setting, Trial trial, double scale) {
    CardNumbers card = trial.card();
    long steps =
        setting.sigma() == 0
            ? card.integer("noiseless-steps")
            : SecondLayer.steps(card.number("foldings"), setting.eta(), setting.sigma());
    this.trial = trial;
    this.run = setting.run(trial.seeds(), steps);
    this.largest = new LargestWeight(steps, card);
    this.bound = card.number("K") * scale;
  }

  @Override
  public Trial trial() {
    return trial;
  }

  @Override
  public Run.Free run() {
    return run;
  }

  @Override
  public Observer observer() {
    return largest;
  }

  @Override
  public boolean shows(Outcome how) {
    if (how.completed()) {
      used = largest.value() / bound;
    }
    return how.completed() && largest.value() <= bound;
  }

  @Override
  public double value() {
    return used;
  }
}

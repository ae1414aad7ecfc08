package twophase.paper.theorems;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

/**
 * A run of label-noise SGD in which every random number is ours, so that each step can be checked
 * against the state and the sample it came from.
 *
 * @param eta step size
 * @param start network at t = 0
 * @param samples one for each step
 */
public record DrivenRun(double eta, Network start, List<Sample> samples) {

  /** Looks at one step. */
  @FunctionalInterface
  public interface StepCheck {
    /**
     * A step.
     *
     * @param t number of steps done, the step included
     * @param step the step with its rounding bounds
     */
    void step(long t, Rounding step);
  }

  /** Draws start and samples for a trial of a setting. */
  public static DrivenRun draw(Learning setting, Trial trial) {
    trial.requireWork(setting.steps(), setting.m() * (setting.d() + 1.0));
    SeedTree seeds = trial.seeds();
    Network start = NtkInitialisation.draw(setting.m(), setting.d(), seeds.child("start").stream());
    GroundTruth truth =
        GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    SampleSource source = SampleSource.of(setting.n(), truth, setting.sigma(), seeds);
    List<Sample> samples = new ArrayList<>();
    for (int t = 0; t < setting.steps(); t++) {
      samples.add(source.next());
    }
    return new DrivenRun(setting.eta(), start, samples);
  }

  /**
   * Has a simulator do the run and looks at each step, until it is done, diverges, or leaves the
   * range in which a step can be checked.
   */
  public void check(NetworkSimulator simulator, StepCheck check) {
    Iterator<Sample> given = samples.iterator();
    simulator.run(
        new Run.Driven(new LabelNoiseSgd(), eta, start, given::next, samples.size()),
        new Steps(check));
  }

  /** Pairs each state with the one before. */
  private final class Steps implements Observer {
    private final StepCheck check;
    private Network before;
    private boolean inRange = true;

    Steps(StepCheck check) {
      this.check = check;
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network state) {
      Network now = state.copy();
      inRange &= largest(now) <= Rounding.LARGEST_CHECKED;
      if (t > 0 && inRange) {
        check.step(t, new Rounding(eta, before, samples.get((int) t - 1), now));
      }
      before = now;
    }

    private static double largest(Network network) {
      double largest = 0;
      for (double weight : network.firstLayer().data) {
        largest = Math.max(largest, Math.abs(weight));
      }
      for (double weight : network.secondLayer().data) {
        largest = Math.max(largest, Math.abs(weight));
      }
      return largest;
    }
  }
}

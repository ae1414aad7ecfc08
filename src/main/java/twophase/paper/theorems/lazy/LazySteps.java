package twophase.paper.theorems.lazy;

import java.util.DoubleSummaryStatistics;
import java.util.Iterator;
import java.util.function.ToDoubleFunction;
import twophase.kit.bench.Trial;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;

/** The steps of a run while it is lazy, in which every random number is ours. */
final class LazySteps {
  private final Trial trial;
  private final DrivenRun run;

  /** Looks at the states of a run while it is lazy. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A state in which the network is lazy.
     *
     * @param t steps done
     * @param state to be read now
     * @param sample what step t sees
     */
    void see(int t, Network state, Sample sample);
  }

  LazySteps(Learning setting, Trial trial) {
    this.trial = trial;
    this.run = DrivenRun.draw(setting, trial);
  }

  /**
   * Does the run and shows each state from which a step is taken, as long as the network has been
   * lazy.
   */
  void forEach(Visitor visitor) {
    Iterator<Sample> given = run.samples().iterator();
    Asked.exactly(trial)
        .run(
            new Run.Driven(
                new LabelNoiseSgd(), run.eta(), run.start(), given::next, run.samples().size()),
            new WhileLazy(visitor));
  }

  /** A number of some of these states, as many as the card says. */
  DoubleSummaryStatistics seen(ToDoubleFunction<Network> number) {
    Looks looks = Looks.between(0, run.samples().size(), trial.card().integer("looks"));
    DoubleSummaryStatistics seen = new DoubleSummaryStatistics();
    forEach(
        (t, state, sample) -> {
          if (looks.at(t)) {
            seen.accept(number.applyAsDouble(state));
          }
        });
    return seen;
  }

  private final class WhileLazy implements Observer {
    private final Visitor visitor;
    private LazyBall ball;
    private boolean lazy = true;

    WhileLazy(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public boolean wants(long t) {
      return t < run.samples().size();
    }

    @Override
    public void see(long t, Network state) {
      if (t == 0) {
        ball = new LazyBall(state);
      }
      lazy = lazy && ball.lazy(state);
      if (lazy) {
        visitor.see((int) t, state, run.samples().get((int) t));
      }
    }
  }
}

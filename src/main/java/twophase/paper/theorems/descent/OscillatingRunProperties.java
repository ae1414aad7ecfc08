package twophase.paper.theorems.descent;

import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Form;
import twophase.kit.property.StatementId;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.Network;
import twophase.paper.theory.OscillatingLayer;

/** The paper's run with a second layer that is made to oscillate. */
@StatementId("oscillating-run")
public class OscillatingRunProperties {

  /** One run, as the paper shows one. */
  @Form("as-printed")
  Measurement asPrinted(@ForAll PaperOscillation setting, Trial trial) {
    double bound = OscillatingLayer.bound(setting.eta());
    Descending seen = new Descending(trial.card().integer("every"), bound);
    boolean completed =
        trial.simulator(NetworkSimulator.class).run(setting.run(trial.seeds()), seen).completed();
    if (!completed) {
      return Measurement.divergence(Double.POSITIVE_INFINITY, bound, "the run diverged");
    }
    String words =
        "from %s the mean squared norm came to %s at step %s"
            .formatted(
                Numbers.rounded(seen.start, 3), Numbers.rounded(seen.least, 3), seen.leastAt);
    return new Measurement(seen.least, bound, words);
  }

  /** Looks at s = (1/m) sum_i norm2(w_i) until it is down. */
  private static final class Descending implements Observer {
    private final long every;
    private final double bound;
    private double start = Double.NaN;
    private double least = Double.NaN;
    private long leastAt;

    /**
     * Looks.
     *
     * @param every steps from look to look
     * @param bound where it has seen enough
     */
    Descending(long every, double bound) {
      this.every = every;
      this.bound = bound;
    }

    @Override
    public boolean wants(long t) {
      return t % every == 0;
    }

    @Override
    public boolean satisfied() {
      return least <= bound;
    }

    @Override
    public void see(long t, Network state) {
      double now = Oscillating.meanNorm2(state);
      if (t == 0) {
        start = now;
      }
      if (t == 0 || now < least) {
        least = now;
        leastAt = t;
      }
    }
  }
}

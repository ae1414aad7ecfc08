package twophase.paper.faults;

import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.WidthCompression;
import twophase.paper.simulators.FastSimulator;

/**
 * A simulator made of {@link Parts}. Driven runs of single samples go by the plain formulas on the
 * network itself; gradient descent and free runs are compressed to width d + 1 where the parts
 * admit it. A run by a rule that there are no parts for is left to the suite's own simulator: no
 * other one is ever asked for it.
 */
public final class PartsSimulator implements NetworkSimulator {
  private final NetworkSimulator own = new FastSimulator();
  private final String name;
  private final Supplier<? extends Parts> parts;

  /**
   * A simulator.
   *
   * @param name what reports call it
   * @param parts makes the parts of one run
   */
  public PartsSimulator(String name, Supplier<? extends Parts> parts) {
    this.name = name;
    this.parts = parts;
  }

  /** The one that is right in every part. */
  public static PartsSimulator correct() {
    return new PartsSimulator("correct", Parts::new);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean traces() {
    return true;
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    Parts kit = parts.get();
    return run.either(driven -> driven(kit, driven, observer), free -> free(kit, free, observer));
  }

  private Outcome driven(Parts kit, Run.Driven run, Observer observer) {
    boolean compressed = run.rule().compressedWhenDriven() && kit.compressible();
    return kit.step(run.rule(), run.samples())
        .map(
            step ->
                new Walk(kit, run.start(), run.steps(), compressed, observer)
                    .through(
                        run.steps(),
                        (weights, t) -> step.move(weights, kit.stepSize(run.eta(), t))))
        .orElseGet(() -> own.run(run, observer));
  }

  /** One step of a run on its way. */
  @FunctionalInterface
  private interface TimedStep {
    void move(Weights weights, long t);
  }

  private static Outcome free(Parts kit, Run.Free free, Observer observer) {
    SeedTree seeds = kit.seeds(free);
    GroundTruth truth = kit.truth(free, seeds);
    observer.truth(truth);
    SampleTape samples = kit.samples(free, truth, seeds);
    boolean traced = observer.wantsTrace();
    Outcome end =
        new Walk(kit, kit.start(free, seeds), free.steps(), kit.compressible(), observer)
            .through(
                free.steps(),
                (weights, t) -> {
                  kit.freeStep(weights, kit.stepSize(free.eta(), t), free, samples);
                  if (traced) {
                    samples.keep();
                  }
                });
    if (traced && end.completed()) {
      observer.trace(kit.traced(samples.trace(free.d())));
    }
    return end;
  }

  /** One run on its way. */
  private static final class Walk {
    private final Parts kit;
    private final Optional<WidthCompression> compression;
    private final Weights weights;
    private final Network wide;
    private final Observer observer;

    Walk(Parts kit, Network start, long steps, boolean compressed, Observer observer) {
      this.kit = kit;
      this.observer = observer;
      // The decomposition costs about as much as d steps at full width.
      int d = start.inputDimension();
      boolean worthwhile = compressed && start.width() > d && steps > d;
      compression = worthwhile ? Optional.of(WidthCompression.of(start)) : Optional.empty();
      weights = new Weights(compression.map(WidthCompression::core).orElse(start));
      wide = new Network(new DMatrixRMaj(start.width(), d), new DMatrixRMaj(start.width(), 1));
    }

    Outcome through(long steps, TimedStep step) {
      show(0);
      for (long t = 0; t < steps; t++) {
        kit.before(weights);
        step.move(weights, t);
        kit.after(weights);
        if (!weights.isFinite()) {
          return new Outcome.Diverged(t + 1);
        }
        show(t + 1);
      }
      return new Outcome.Completed();
    }

    private void show(long t) {
      Network shown = kit.shown(weights).network();
      if (!observer.wants(t)) {
        return;
      }
      compression.ifPresent(frame -> frame.expand(shown, wide));
      observer.see(t, compression.isPresent() ? wide : shown);
    }
  }
}

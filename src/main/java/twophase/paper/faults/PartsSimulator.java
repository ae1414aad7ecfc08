package twophase.paper.faults;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Motion;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.CompressedStart;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;

/**
 * A simulator made of {@link Parts}. Driven runs of single samples go by the plain formulas on the
 * network itself; gradient descent and free runs are compressed to width d + 1, for all that parts
 * do is the same after a rotation of the neurons, up to rounding. A run by a rule that there are no
 * parts for is left to the suite's own simulator: no other one is ever asked for it.
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
    return kit.step(run.rule(), run.samples())
        .map(
            step ->
                walked(
                    kit,
                    run.start(),
                    run.steps(),
                    run.rule().compressedWhenDriven(),
                    observer,
                    (weights, t) -> step.move(weights, kit.stepSize(run.eta(), t))))
        .orElseGet(() -> own.run(run, observer));
  }

  private static Outcome free(Parts kit, Run.Free free, Observer observer) {
    SeedTree seeds = kit.seeds(free);
    GroundTruth truth = kit.truth(free, seeds);
    observer.truth(truth);
    boolean traced = observer.wantsTrace();
    SampleTape samples = kit.samples(free, truth, seeds);
    Outcome end =
        walked(
            kit,
            kit.start(free, seeds),
            free.steps(),
            true,
            observer,
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

  /** One step of a run on its way. */
  @FunctionalInterface
  private interface TimedStep {
    void move(Weights weights, long t);
  }

  private static Outcome walked(
      Parts kit, Network start, long steps, boolean compressed, Observer observer, TimedStep step) {
    // To compress costs about as much as d steps at full width.
    int d = start.inputDimension();
    if (!compressed || start.width() <= d || steps <= d) {
      Walk walk = new Walk(kit, new Weights(start), step);
      return walk.run(steps, observer, walk::shown);
    }
    CompressedStart compression = CompressedStart.of(start);
    Walk walk = new Walk(kit, new Weights(compression.core()), step);
    if (observer.blindToRotation()) {
      return walk.run(steps, observer, walk::shown);
    }
    Network wide =
        new Network(new DMatrixRMaj(start.width(), d), new DMatrixRMaj(start.width(), 1));
    return walk.run(
        steps,
        observer,
        () -> {
          compression.show(walk.shown(), wide);
          return wide;
        });
  }

  /** Weights on their way, step by step. */
  private static final class Walk implements Motion {
    private final Parts kit;
    private final Weights weights;
    private final TimedStep step;
    private long t;

    Walk(Parts kit, Weights weights, TimedStep step) {
      this.kit = kit;
      this.weights = weights;
      this.step = step;
    }

    @Override
    public void step() {
      kit.before(weights);
      step.move(weights, t++);
      kit.after(weights);
    }

    @Override
    public boolean isFinite() {
      return weights.isFinite();
    }

    Network shown() {
      return kit.shown(weights).network();
    }
  }
}

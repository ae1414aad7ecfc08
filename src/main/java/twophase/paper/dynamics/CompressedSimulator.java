package twophase.paper.dynamics;

import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.Network;
import twophase.paper.network.WidthCompression;

/**
 * Runs of any width m at the cost of width d + 1: the start is compressed, the core is moved, and
 * the neurons are read back only where the observer looks. O(d^2) for a step, O(m d^2) for the
 * start and for each look, O(m d) memory.
 *
 * <p>A driven run gives the reference simulator's states up to rounding ({@link CompressionBound}
 * says how far). A free run draws start, truth, data and steps from the same child streams as the
 * reference simulator does, so it is the same run too. A divergent run is found at the step after
 * which the core has overflowed, which can be a step beside the one where the wide network does.
 *
 * <p>The oscillating second layer cannot be compressed; its runs are the reference simulator's.
 */
public final class CompressedSimulator implements NetworkSimulator {

  @Override
  public String name() {
    return "compressed";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    if (run instanceof Run.LabelNoiseSgd sgd) {
      Walk walk = new Walk(sgd.start(), observer);
      SampleSource samples = sgd.samples();
      return walk.through(sgd.steps(), () -> walk.core.labelNoise(sgd.eta(), samples.next()));
    }
    if (run instanceof Run.GradientDescent descent) {
      Walk walk = new Walk(descent.start(), observer);
      return walk.through(descent.steps(), () -> walk.core.descent(descent.eta(), descent.data()));
    }
    if (run instanceof Run.Sam sam) {
      Walk walk = new Walk(sam.start(), observer);
      SampleSource samples = sam.samples();
      return walk.through(
          sam.steps(), () -> walk.core.sharpnessAware(sam.eta(), sam.radius(), samples.next()));
    }
    if (run instanceof Run.OscillatingSecondLayer) {
      return new ReferenceSimulator().run(run, observer);
    }
    GivenRun drawn = GivenRun.of((Run.Free) run);
    observer.truth(drawn.truth());
    return run(drawn.driven(), observer);
  }

  /** One run: the compressed start, its core on the move, and storage for what is read back. */
  private static final class Walk {
    private final WidthCompression compression;
    private final CoreSteps core;
    private final Network wide;
    private final Observer observer;

    Walk(Network start, Observer observer) {
      compression = WidthCompression.of(start);
      core = new CoreSteps(compression.core());
      wide =
          new Network(
              new DMatrixRMaj(start.width(), start.inputDimension()),
              new DMatrixRMaj(start.width(), 1));
      this.observer = observer;
    }

    Outcome through(long steps, Runnable step) {
      show(0);
      for (long t = 1; t <= steps; t++) {
        step.run();
        if (!core.isFinite()) {
          return new Outcome.Diverged(t);
        }
        show(t);
      }
      return new Outcome.Completed();
    }

    private void show(long t) {
      if (observer.wants(t)) {
        compression.expand(core.network(), wide);
        observer.see(t, wide);
      }
    }
  }
}

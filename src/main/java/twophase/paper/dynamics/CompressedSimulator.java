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
 * <p>A rule that cannot be compressed is the reference simulator's.
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
    Run.Driven driven = run.driven(observer);
    WidthCompression compression = WidthCompression.of(driven.start());
    Network core = compression.core();
    return driven
        .rule()
        .compressed(core, driven.eta(), driven.samples())
        .map(motion -> walk(motion, driven, compression, core, observer))
        .orElseGet(() -> new ReferenceSimulator().run(driven, observer));
  }

  private static Outcome walk(
      Motion motion,
      Run.Driven run,
      WidthCompression compression,
      Network core,
      Observer observer) {
    Network wide = new Network(new DMatrixRMaj(run.m(), run.d()), new DMatrixRMaj(run.m(), 1));
    return motion.run(
        run.steps(),
        observer,
        () -> {
          compression.expand(core, wide);
          return wide;
        });
  }
}

package twophase.paper.dynamics;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import twophase.paper.network.CompressedStart;
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
    return run.either(
        given -> {
          WidthCompression compression = WidthCompression.of(driven.start());
          return walk(driven, compression.core(), compression::expand, observer);
        },
        free -> {
          CompressedStart start = CompressedStart.of(driven.start());
          return walk(driven, start.core(), start::show, observer);
        });
  }

  private static Outcome walk(
      Run.Driven run, Network core, BiConsumer<Network, Network> readBack, Observer observer) {
    return run.rule()
        .compressed(core, run.eta(), run.samples())
        .map(motion -> motion.run(run.steps(), observer, shown(run, core, readBack, observer)))
        .orElseGet(() -> new ReferenceSimulator().run(run, observer));
  }

  private static Supplier<Network> shown(
      Run.Driven run, Network core, BiConsumer<Network, Network> readBack, Observer observer) {
    if (observer.blindToRotation()) {
      return () -> core;
    }
    Network wide = new Network(new DMatrixRMaj(run.m(), run.d()), new DMatrixRMaj(run.m(), 1));
    return () -> {
      readBack.accept(core, wide);
      return wide;
    };
  }
}

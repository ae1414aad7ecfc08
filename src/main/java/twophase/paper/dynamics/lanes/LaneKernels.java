package twophase.paper.dynamics.lanes;

/** The kernels there are, and the choice between them. */
final class LaneKernels {
  private static final String MODULE = "jdk.incubator.vector";

  private LaneKernels() {}

  /** Whether the running JVM was started with the Vector API's module. */
  static boolean vectorsAvailable() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** The vector kernel where the running JVM has it, else the scalar one: the same bits. */
  static LaneKernel best() {
    return vectorsAvailable() ? vector() : scalar();
  }

  /** The kernel in plain Java. */
  static LaneKernel scalar() {
    return new ScalarLanes();
  }

  /**
   * The kernel on the Vector API.
   *
   * @throws IllegalStateException if the running JVM does not have it
   */
  static LaneKernel vector() {
    if (!vectorsAvailable()) {
      throw new IllegalStateException("start Java with --add-modules " + MODULE);
    }
    return new VectorLanes();
  }
}

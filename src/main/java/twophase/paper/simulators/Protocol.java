package twophase.paper.simulators;

import java.util.List;

/** The words of the protocol {@code twophase-simulator/1}. */
final class Protocol {
  static final String NAME = "twophase-simulator/1";

  /** Names of the rules that it has. */
  static final List<String> RULES = List.of("label-noise-sgd", "gradient-descent", "sam");

  static final String DRIVEN = "driven";
  static final String FREE = "free";
  static final String NOISE_SCHEDULE = "noise-schedule";

  /** Says that {@code "n":"fresh"} is understood: a fresh Gaussian input at each step. */
  static final String FRESH_INPUTS = "fresh-inputs";

  /** Says that {@code "trace":true} is understood: what a free run drew is told. */
  static final String TRACE = "trace";

  /** Says that {@code "batch":B} is understood: the mean gradient of B samples at each step. */
  static final String BATCH = "batch";

  /** Says which numbers a simulator computes with. */
  static final String PRECISION = "precision";

  /** Says what its SAM adds to the norm of the gradient. */
  static final String SAM_EPSILON = "samEpsilon";

  /** How a run may be asked for. */
  static final List<String> MODES = List.of(DRIVEN, FREE);

  /** What else may be offered. */
  static final List<String> FEATURES = List.of(TRACE, NOISE_SCHEDULE, FRESH_INPUTS, BATCH);

  /** How a simulator's own words begin, which the protocol does not have. */
  static final String OWN = "x-";

  private Protocol() {}
}

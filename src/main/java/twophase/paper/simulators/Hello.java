package twophase.paper.simulators;

import java.util.Set;

/**
 * How a foreign simulator introduced itself.
 *
 * @param name what it calls itself
 * @param version its version, in its own words
 * @param rules update rules that it offers
 * @param modes {@code driven}, {@code free}
 * @param features what else it offers
 */
record Hello(
    String name, String version, Set<String> rules, Set<String> modes, Set<String> features) {

  /** One that offers all that the protocol has. */
  static final Hello ALL =
      new Hello(
          "all",
          "1",
          Set.copyOf(Protocol.RULES),
          Set.copyOf(Protocol.MODES),
          Set.copyOf(Protocol.FEATURES));
}

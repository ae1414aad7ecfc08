package twophase.paper.simulators;

import static java.util.stream.Collectors.joining;

import java.util.List;
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

  /** What it offers and, of what the protocol has, what it does not. */
  List<String> words() {
    return List.of(
        words("rules", rules, Protocol.RULES),
        words("modes", modes, Protocol.MODES),
        words("features", features, Protocol.FEATURES));
  }

  private static String words(String kind, Set<String> offered, List<String> all) {
    String lacking = all.stream().filter(word -> !offered.contains(word)).collect(joining(", "));
    return "%-8s  %s%s"
        .formatted(
            kind,
            offered.isEmpty() ? "none" : String.join(", ", offered),
            lacking.isEmpty() ? "" : " (not " + lacking + ")");
  }
}

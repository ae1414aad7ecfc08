package twophase.paper.simulators;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import twophase.kit.number.Numbers;
import twophase.paper.dynamics.Conventions;
import twophase.paper.dynamics.Precision;

/**
 * How a foreign simulator introduced itself.
 *
 * @param name what it calls itself
 * @param version its version, in its own words
 * @param rules update rules that it offers
 * @param modes {@code driven}, {@code free}
 * @param features what else it offers
 * @param conventions in what it differs from the formulas
 */
record Hello(
    String name,
    String version,
    Set<String> rules,
    Set<String> modes,
    Set<String> features,
    Conventions conventions) {

  /** One that offers all that the protocol has. */
  static final Hello ALL =
      new Hello(
          "all",
          "1",
          Set.copyOf(Protocol.RULES),
          Set.copyOf(Protocol.MODES),
          Set.copyOf(Protocol.FEATURES),
          Conventions.USUAL);

  /** What it offers and, of what the protocol has, what it does not. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(words("rules", rules, Protocol.RULES));
    words.add(words("modes", modes, Protocol.MODES));
    words.add(words("features", features, Protocol.FEATURES));
    if (conventions.precision() != Precision.BINARY64) {
      words.add(
          "numbers   %s: what is sent is rounded to it, and steps are judged by its rounding"
              .formatted(conventions.precision().word()));
    }
    if (conventions.samEpsilon() > 0) {
      words.add(
          "SAM       adds %s to the norm of the gradient, and so does the reference"
              .formatted(Numbers.shortest(conventions.samEpsilon())));
    }
    return words;
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

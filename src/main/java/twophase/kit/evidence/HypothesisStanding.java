package twophase.kit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import twophase.kit.text.Inert;

/**
 * Whether a hypothesis of the theory was met on the tested settings.
 *
 * @param id for example A2
 * @param met {@code true}, {@code false}, {@code mixed}, or {@code unknown} where the text
 *     available to us lacks a constant
 * @param reading how the hypothesis is taken, where its text leaves that open; empty if it does not
 * @param note what was compared with what
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record HypothesisStanding(String id, String met, String reading, String note) {

  private static final Set<String> KNOWN = Set.of("true", "false", "mixed", "unknown");

  /**
   * Checks what is said of it, and makes its texts inert.
   *
   * @throws IllegalArgumentException if {@code met} is another word
   */
  public HypothesisStanding {
    if (!KNOWN.contains(met)) {
      throw new IllegalArgumentException(
          "whether " + id + " is met must be true, false, mixed or unknown, not " + met);
    }
    id = Inert.name(id);
    reading = Inert.line(reading);
    note = Inert.line(note);
  }

  /** Both together: what stands differently at different settings is mixed. */
  public HypothesisStanding and(HypothesisStanding other) {
    return met.equals(other.met) ? this : new HypothesisStanding(id, "mixed", reading, note);
  }

  /** Which are met, in words: {@code meets A0, A1; A2 not; A6 not (as inferred)}. */
  public static String words(List<HypothesisStanding> hypotheses) {
    String met =
        hypotheses.stream()
            .filter(h -> h.met.equals("true"))
            .map(HypothesisStanding::named)
            .collect(Collectors.joining(", "));
    List<String> clauses = new ArrayList<>();
    if (!met.isEmpty()) {
      clauses.add("meets " + met);
    }
    hypotheses.stream()
        .filter(h -> !h.met.equals("true"))
        .map(h -> h.id + h.word() + h.taken())
        .forEach(clauses::add);
    return String.join("; ", clauses);
  }

  private String named() {
    return id + taken();
  }

  private String taken() {
    return reading.isEmpty() ? "" : " (" + reading + ")";
  }

  private String word() {
    return switch (met) {
      case "false" -> " not";
      case "mixed" -> " not everywhere";
      default -> " unknown";
    };
  }
}

package twophase.kit.figure;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A figure.
 *
 * @param name its file name without ending: lower-case letters, digits, dots and hyphens
 * @param title in a few words
 * @param caption what is seen, how it was made, and from which seeds
 * @param panels at least one
 * @param statement the statement in whose section it belongs; empty if it belongs to none
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Figure(
    String name, String title, String caption, List<Panel> panels, Optional<String> statement) {

  /** A figure that belongs to no statement. */
  public Figure(String name, String title, String caption, List<Panel> panels) {
    this(name, title, caption, panels, Optional.empty());
  }

  /** The same figure in a statement's section. */
  public Figure in(String id) {
    return new Figure(name, title, caption, panels, Optional.of(id));
  }

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is no safe file name, or there is no panel
   */
  public Figure {
    if (!name.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException("`" + name + "` is no name for a figure");
    }
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("figure " + name + " has no panel");
    }
    panels = List.copyOf(panels);
  }
}

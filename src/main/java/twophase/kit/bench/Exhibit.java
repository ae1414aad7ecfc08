package twophase.kit.bench;

import java.util.List;
import org.apiguardian.api.API;
import twophase.kit.text.Inert;

/**
 * What there is to see of a failure beside its words, for whoever looks for the cause.
 *
 * @param lines what was given, what was expected, what was seen, and what it is like; a line each
 * @param requests the lines by which a simulator behind a pipe is asked for it by hand; empty for
 *     any other
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Exhibit(List<String> lines, List<String> requests) {

  /** Nothing but the words. */
  public static final Exhibit NONE = new Exhibit(List.of(), List.of());

  /** Makes its lines inert. */
  public Exhibit {
    lines = lines.stream().map(Inert::line).toList();
    requests = List.copyOf(requests);
  }
}

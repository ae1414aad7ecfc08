package twophase.kit.bench;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A setting of a theory's own that a reader measures others by, such as the run of its paper.
 *
 * @param name what it is, with an article: "the paper's run"
 * @param unit what a distance is, in words
 * @param distance of a whole setting from it, at least 0; nothing where there is none to speak of
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Landmark(String name, String unit, Function<Record, OptionalDouble> distance) {}

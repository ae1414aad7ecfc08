package twophase.kit.bench;

import java.util.OptionalDouble;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * A limit that is known beforehand; where a setting is beyond, that is told beside it.
 *
 * @param limit which
 * @param at where a setting is with respect to it; nothing where the limit is none of its
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Caution(Limit limit, Function<Record, OptionalDouble> at) {}

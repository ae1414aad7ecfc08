package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * A limit of a theory's settings that is known beforehand, such as that of a stable step size.
 *
 * @param name for example {@code stability limit}
 * @param symbol what it is a limit of: {@code k s}
 * @param at where it is
 * @param beyond what is to be expected beyond it: {@code runs there may diverge}
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Limit(String name, String symbol, double at, String beyond) {}

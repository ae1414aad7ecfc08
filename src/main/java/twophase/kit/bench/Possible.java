package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * Whether the hypotheses of a claim admit a binary64 run at a setting; nothing is run.
 *
 * @param admitted whether they do
 * @param words what was compared with what
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Possible(boolean admitted, String words) {}

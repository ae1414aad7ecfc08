package twophase.kit.statement;

import org.apiguardian.api.API;

/**
 * A number that a card chooses.
 *
 * @param name as the card and the check call it
 * @param value finite
 * @param because why it is this one
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Constant(String name, double value, String because) {}

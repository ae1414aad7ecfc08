package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * Whether a polynomial vanished at a random point of a finite field: one point where it does not
 * refutes the identity.
 *
 * @param zero whether it did
 * @param chance with which one that is not zero vanishes at such a point, at most: its total degree
 *     over the order of the field
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Vanishing(boolean zero, double chance) {}

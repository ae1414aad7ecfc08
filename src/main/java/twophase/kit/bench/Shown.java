package twophase.kit.bench;

import org.apiguardian.api.API;

/**
 * What one trial shows of an event that is claimed with a probability: whether it happened, or the
 * chance that it does not.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Shown permits Event, Chance {

  /** Whether its run diverged. */
  boolean diverged();
}

package twophase.kit.maps;

import twophase.kit.bench.Effort;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Simulator;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.Card;

/**
 * Whose claim is mapped, and on whom.
 *
 * @param catalogue of the theory
 * @param property of the form
 * @param simulator who is tested
 * @param spec how the user named it; empty for the theory's own
 */
public record MapSubject(
    Catalogue catalogue, PropertyMethod property, Simulator simulator, String spec) {

  /** A form's trials at a point where the user does not say: those of the quick profile. */
  public long usualTrials() {
    return property.effort(Profile.QUICK).trials();
  }

  /** Whether chance has a part in the form's outcome. */
  public boolean statistical() {
    return property.effort(Profile.QUICK).statistical();
  }

  /** What a point may spend. */
  Effort effort(long trials) {
    return new Effort(1, statistical() ? trials : 1, 0, statistical());
  }

  /** What the form claims, in words. */
  String claim() {
    return property
        .card()
        .line(property.id().form())
        .map(Card.FormLine::claim)
        .orElseThrow(() -> new IllegalStateException("no card for " + property.id()));
  }
}

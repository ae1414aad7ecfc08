package twophase.kit.maps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import twophase.kit.evidence.map.MapFigure;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.figure.Figure;
import twophase.kit.property.Catalogue;
import twophase.kit.property.ChosenMap;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.Card;

/**
 * The maps that a theory wants in the report of a whole run, computed with its own simulator. They
 * are there to be looked at; no verdict depends on them.
 */
public final class ReportMaps {
  private final Catalogue catalogue;
  private final Map<String, Card> cards;
  private final long seed;
  private final int threads;

  /**
   * Maps that hang from that seed.
   *
   * @param cards the cards of the whole catalogue by statement
   * @param seed the verification run's
   * @param threads at least 1
   */
  public ReportMaps(Catalogue catalogue, Map<String, Card> cards, long seed, int threads) {
    this.catalogue = catalogue;
    this.cards = cards;
    this.seed = seed;
    this.threads = threads;
  }

  /** All of them, as figures. */
  public List<Figure> all() {
    return catalogue.theory().maps().stream().map(this::figure).toList();
  }

  /** One of them. */
  Figure figure(ChosenMap chosen) {
    PropertyMethod property = catalogue.property(chosen.form()).orElseThrow();
    MapRequest request =
        new MapRequest(
            new MapSubject(catalogue, cards, property, catalogue.theory().simulators().own(), ""),
            chosen.base(),
            chosen.x(),
            Optional.of(chosen.y()),
            seed,
            chosen.trials(),
            threads);
    ParameterMap map = MapRun.of(request, KnownPoints.NONE, MapProgress.NONE);
    return MapFigure.of(
        map,
        "map-" + chosen.form(),
        chosen.title(),
        "%s In all: %s. Made by the verb map, form %s."
            .formatted(chosen.caption(), map.tallyWords(), chosen.form()));
  }
}

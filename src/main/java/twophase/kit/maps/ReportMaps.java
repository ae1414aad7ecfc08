package twophase.kit.maps;

import java.util.List;
import java.util.Optional;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapFigure;
import twophase.kit.evidence.map.ParameterMap;
import twophase.kit.figure.Figure;
import twophase.kit.property.Catalogue;
import twophase.kit.property.ChosenMap;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;

/**
 * The maps that a theory wants in the report of a whole run, computed with its own simulator. They
 * are there to be looked at; no verdict depends on them.
 */
public final class ReportMaps {
  private final Catalogue catalogue;
  private final long seed;
  private final int threads;

  /**
   * Maps that hang from that seed.
   *
   * @param seed the verification run's
   * @param threads at least 1
   */
  public ReportMaps(Catalogue catalogue, long seed, int threads) {
    this.catalogue = catalogue;
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * Checks that each can be made; none is.
   *
   * @throws BadInputException if one cannot
   */
  public void check() {
    catalogue.theory().maps().forEach(this::request);
  }

  /** All of them, as figures. */
  public List<Figure> all() {
    return catalogue.theory().maps().stream().map(this::figure).toList();
  }

  private MapRequest request(ChosenMap chosen) {
    PropertyMethod property =
        catalogue
            .property(chosen.form())
            .orElseThrow(() -> wrong(chosen, "there is no form " + chosen.form()));
    try {
      for (MapAxis axis : List.of(chosen.x(), chosen.y())) {
        chosen.base().with(axis.name(), axis.values().get(0));
      }
      return new MapRequest(
          new MapSubject(catalogue, property, catalogue.theory().simulators().own(), ""),
          chosen.base(),
          chosen.x(),
          Optional.of(chosen.y()),
          seed,
          chosen.trials(),
          threads);
    } catch (BadInputException | IllegalArgumentException e) {
      throw wrong(chosen, e.getMessage());
    }
  }

  private BadInputException wrong(ChosenMap chosen, String what) {
    return new BadInputException(
        "the theory %s, the map `%s`: %s"
            .formatted(catalogue.theory().name(), chosen.title(), what));
  }

  /** One of them. */
  Figure figure(ChosenMap chosen) {
    ParameterMap map = MapRun.of(request(chosen), KnownPoints.NONE, MapProgress.NONE);
    return MapFigure.of(
        map,
        catalogue.theory().words(),
        "map-" + chosen.form(),
        chosen.title(),
        "%s In all: %s. Made by the verb map, form %s."
            .formatted(chosen.caption(), map.tallyWords(), chosen.form()));
  }
}

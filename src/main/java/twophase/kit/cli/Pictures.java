package twophase.kit.cli;

import java.util.List;
import java.util.Map;
import twophase.kit.figure.Figure;
import twophase.kit.maps.ReportMaps;
import twophase.kit.property.Catalogue;
import twophase.kit.report.Contents;
import twophase.kit.statement.Card;

/**
 * What a report shows beside the evidence, computed with the suite's own simulator: figures and
 * maps go with all statements in a profile that is worth keeping.
 *
 * @param figures those of the theory
 * @param maps where some statements hold
 */
record Pictures(List<Figure> figures, List<Figure> maps) {
  static final Pictures NONE = new Pictures(List.of(), List.of());

  /** A report's contents with them. */
  Contents in(Contents contents) {
    return contents.withPictures(figures, maps);
  }

  /** Those of a whole run. */
  static Pictures of(Catalogue catalogue, long seed, Map<String, Card> cards, int threads) {
    return new Pictures(
        catalogue.theory().figures(seed), new ReportMaps(catalogue, cards, seed, threads).all());
  }
}

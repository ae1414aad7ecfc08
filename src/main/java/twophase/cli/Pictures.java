package twophase.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import twophase.dynamics.FastSimulator;
import twophase.figures.LawFigures;
import twophase.figures.PaperFigures;
import twophase.maps.ChosenMaps;
import twophase.report.Contents;
import twophase.statement.Card;
import twophase.statement.figure.Figure;

/**
 * What a report shows beside the evidence, computed with the suite's own simulator: figures and
 * maps go with all statements in a profile that is worth keeping.
 *
 * @param figures the paper's figures, and laws over runs under many seeds
 * @param maps where some statements hold
 */
record Pictures(List<Figure> figures, List<Figure> maps) {
  static final Pictures NONE = new Pictures(List.of(), List.of());

  /** A report's contents with them. */
  Contents in(Contents contents) {
    return contents.withPictures(figures, maps);
  }

  /** Those of a whole run. */
  static Pictures of(long seed, Map<String, Card> cards, int threads) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(new PaperFigures(new FastSimulator(), seed).all());
    figures.addAll(new LawFigures(new FastSimulator(), seed).all());
    return new Pictures(figures, new ChosenMaps(new FastSimulator(), cards, seed, threads).all());
  }
}

package twophase.report;

import java.util.List;
import twophase.statement.Evidence;
import twophase.statement.figure.Figure;

/**
 * What a report is made of.
 *
 * @param evidence what was found
 * @param evidenceJson the same as the evidence file's text
 * @param comparison what changed against a baseline, line by line; empty where there is none
 * @param figures what was computed to be looked at; may be empty
 * @param maps where some statements hold; may be empty
 * @param singleFile whether the report is also wanted as one file
 */
public record Contents(
    Evidence evidence,
    String evidenceJson,
    List<String> comparison,
    List<Figure> figures,
    List<Figure> maps,
    boolean singleFile) {

  /** Takes its own copies. */
  public Contents {
    comparison = List.copyOf(comparison);
    figures = List.copyOf(figures);
    maps = List.copyOf(maps);
  }

  /** Without maps. */
  public Contents(
      Evidence evidence,
      String evidenceJson,
      List<String> comparison,
      List<Figure> figures,
      boolean singleFile) {
    this(evidence, evidenceJson, comparison, figures, List.of(), singleFile);
  }

  /** The evidence alone. */
  public Contents(Evidence evidence, String evidenceJson) {
    this(evidence, evidenceJson, List.of(), List.of(), false);
  }
}

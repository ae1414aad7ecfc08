package twophase.report;

import java.util.List;
import twophase.statement.Evidence;
import twophase.statement.figure.Figure;

/**
 * What a report is made of.
 *
 * @param evidence what was found
 * @param evidenceJson the same as the evidence file's text
 * @param figures the paper's figures, replicated; may be empty
 * @param singleFile whether the report is also wanted as one file
 */
public record Contents(
    Evidence evidence, String evidenceJson, List<Figure> figures, boolean singleFile) {

  /** Takes its own copy. */
  public Contents {
    figures = List.copyOf(figures);
  }

  /** The evidence alone. */
  public Contents(Evidence evidence, String evidenceJson) {
    this(evidence, evidenceJson, List.of(), false);
  }
}

package twophase.statement;

import java.util.List;
import java.util.Map;

/**
 * What a report has to say of a theory beside its cards.
 *
 * @param subject what is checked, as the beginning of a sentence: {@code The theory of ...}
 * @param caveats what a reader has to know before any verdict; may be empty
 * @param parameters what the names in settings mean, for the axes of plots: {@code width m} for
 *     {@code m}; a name that is not there stands for itself
 */
public record TheoryWords(String subject, List<Caveat> caveats, Map<String, String> parameters) {

  /** Takes its own copies. */
  public TheoryWords {
    caveats = List.copyOf(caveats);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Something that a reader has to know before any verdict.
   *
   * @param heading in a few words, with a full stop
   * @param text some sentences
   */
  public record Caveat(String heading, String text) {}

  /** What a name in a setting means. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, name);
  }
}

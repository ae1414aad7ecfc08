package twophase.kit.statement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * What a report has to say of a theory beside its cards.
 *
 * @param subject what is checked, as the beginning of a sentence: {@code The theory of ...}
 * @param command what starts the suite with this theory, in front of a verb, for lines to be given
 *     again: {@code java -jar target/twophase.jar}
 * @param caveats what a reader has to know before any verdict; may be empty
 * @param parameters what the names in settings mean, for the axes of plots: {@code width m} for
 *     {@code m}; a name that is not there stands for itself
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record TheoryWords(
    String subject, String command, List<Caveat> caveats, Map<String, String> parameters) {

  /** Takes its own copies. */
  public TheoryWords {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(command, "command");
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

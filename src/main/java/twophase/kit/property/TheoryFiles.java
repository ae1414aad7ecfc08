package twophase.kit.property;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a user has what a theory is to be tested with in place of what it carries.
 *
 * @param cards the folder of its cards; nothing for those that it carries
 * @param data the folder of larger data sets; nothing where it needs none
 */
public record TheoryFiles(Optional<Path> cards, Optional<Path> data) {
  /** What the theory carries. */
  public static final TheoryFiles CARRIED = new TheoryFiles(Optional.empty(), Optional.empty());

  /**
   * A theory's statements with these cards; it knows where the data are from now on.
   *
   * @throws twophase.kit.statement.BadInputException if the data are not there, or a card cannot be
   *     read, is malformed, or does not go with the class that tests it
   */
  public Catalogue catalogue(Theory theory) {
    data.ifPresent(theory::data);
    return cards.map(folder -> Catalogue.of(theory, folder)).orElseGet(() -> Catalogue.of(theory));
  }
}

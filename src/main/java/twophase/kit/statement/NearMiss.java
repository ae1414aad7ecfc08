package twophase.kit.statement;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may have meant: the known word that is fewest letters away, by the distance of V.
 * I. Levenshtein (1966), upper and lower case being the same.
 */
public final class NearMiss {
  /** A third of the letters, but one at least, may be wrong, missing or too many. */
  private static final int LETTERS_FOR_EACH = 3;

  private NearMiss() {}

  /**
   * The nearest word, where one is near enough.
   *
   * @param known in the order in which ties are broken
   */
  public static Optional<String> of(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / LETTERS_FOR_EACH);
    return known.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= most)
        .filter(other -> distance(word, other) <= most)
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /** The same in a message: {@code (did you mean `sam`?)} with a blank before it, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return hint(of(word, known));
  }

  /** The same of a word that was found in another way. */
  static String hint(Optional<String> near) {
    return near.map(word -> " (did you mean `" + word + "`?)").orElse("");
  }

  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int k = 0; k < row.length; k++) {
      row[k] = k;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k < row.length; k++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1);
        diagonal = row[k];
        row[k] = Math.min(replaced, 1 + Math.min(row[k], row[k - 1]));
      }
    }
    return row[to.length()];
  }
}

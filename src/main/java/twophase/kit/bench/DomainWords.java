package twophase.kit.bench;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Setting;

/** Words the settings that were tested as one range for each name. */
final class DomainWords {
  private static final int MANY_WORDS = 6;
  private static final int LONGEST_NUMBER = 8;
  private static final int DIGITS = 3;

  private DomainWords() {}

  /** For example {@code m 1..64; n 20..200, fresh; eta 0.001..0.1}; empty for no setting. */
  static String of(List<Setting> settings) {
    Map<String, TreeSet<BigDecimal>> numbers = new LinkedHashMap<>();
    Map<String, TreeSet<String>> words = new LinkedHashMap<>();
    for (Setting setting : settings) {
      setting
          .values()
          .forEach(
              (name, value) -> {
                numbers.computeIfAbsent(name, key -> new TreeSet<>());
                words.computeIfAbsent(name, key -> new TreeSet<>());
                try {
                  numbers.get(name).add(new BigDecimal(value));
                } catch (NumberFormatException e) {
                  words.get(name).add(value);
                }
              });
    }
    return numbers.keySet().stream()
        .map(name -> name + " " + range(numbers.get(name), words.get(name)))
        .collect(Collectors.joining("; "));
  }

  /** As it is where that is short, else rounded: a domain is to be read at a glance. */
  private static String shown(BigDecimal number) {
    String plain = number.toPlainString();
    return plain.length() <= LONGEST_NUMBER ? plain : Numbers.rounded(number.doubleValue(), DIGITS);
  }

  private static String range(TreeSet<BigDecimal> numbers, TreeSet<String> words) {
    StringBuilder text = new StringBuilder();
    if (!numbers.isEmpty()) {
      text.append(shown(numbers.first()));
      if (numbers.size() > 1) {
        text.append("..").append(shown(numbers.last()));
      }
    }
    if (words.size() > MANY_WORDS) {
      return text.append(text.isEmpty() ? "" : ", ").append(words.size() + " values").toString();
    }
    words.forEach(word -> text.append(text.isEmpty() ? "" : ", ").append(word));
    return text.toString();
  }
}

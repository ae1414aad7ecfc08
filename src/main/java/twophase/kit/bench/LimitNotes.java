package twophase.kit.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Setting;

/** Which settings of a form are beyond a limit that is known beforehand. */
final class LimitNotes {
  private static final int DIGITS = 3;

  private final Map<Setting, String> cautions = new HashMap<>();
  private final Map<Limit, Beyond> beyond = new LinkedHashMap<>();

  /** How many drawn settings are beyond a limit, and how far the farthest of all is. */
  private record Beyond(long settings, double largest) {
    private Beyond and(double value, boolean exceeds) {
      return new Beyond(settings + (exceeds ? 1 : 0), Math.max(largest, value));
    }
  }

  /**
   * Notes where a setting is.
   *
   * @param counts whether the setting is a drawn one
   */
  void note(Setting setting, Limit limit, double value, boolean counts) {
    boolean exceeds = value > limit.at();
    if (exceeds) {
      cautions.put(
          setting,
          "%s = %s is beyond the %s %s"
              .formatted(limit.symbol(), rounded(value), limit.name(), rounded(limit.at())));
    }
    if (counts) {
      Beyond before = beyond.getOrDefault(limit, new Beyond(0, Double.NEGATIVE_INFINITY));
      beyond.put(limit, before.and(value, exceeds));
    }
  }

  /** What there is to be said of a setting; empty if nothing. */
  String caution(Setting setting) {
    return cautions.getOrDefault(setting, "");
  }

  /**
   * What there is to be said of all.
   *
   * @param settings how many there are
   */
  List<String> words(int settings) {
    List<String> words = new ArrayList<>();
    beyond.forEach(
        (limit, found) -> {
          if (found.settings() > 0) {
            words.add(
                "the %s %s = %s is exceeded at %d of %d settings (%s up to %s): %s"
                    .formatted(
                        limit.name(),
                        limit.symbol(),
                        rounded(limit.at()),
                        found.settings(),
                        settings,
                        limit.symbol(),
                        rounded(found.largest()),
                        limit.beyond()));
          }
        });
    return words;
  }

  private static String rounded(double value) {
    return Numbers.rounded(value, DIGITS);
  }
}

package twophase.kit.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import twophase.kit.number.Numbers;
import twophase.kit.statement.Setting;

/** Which settings of a form are beyond a limit that is known beforehand. */
final class LimitNotes {
  private static final int DIGITS = 3;

  private final Map<Setting, String> cautions = new HashMap<>();
  private final Map<Limit, Map<Setting, Double>> drawn = new LinkedHashMap<>();

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
      drawn.computeIfAbsent(limit, key -> new LinkedHashMap<>()).put(setting, value);
    }
  }

  /** What there is to be said of a setting; empty if nothing. */
  String caution(Setting setting) {
    return cautions.getOrDefault(setting, "");
  }

  /**
   * What there is to be said of all.
   *
   * @param tested the settings that were tested
   */
  List<String> words(Set<Setting> tested) {
    List<String> words = new ArrayList<>();
    drawn.forEach(
        (limit, values) -> {
          values.keySet().retainAll(tested);
          long beyond = values.values().stream().filter(value -> value > limit.at()).count();
          if (beyond > 0) {
            words.add(
                "the %s %s = %s is exceeded at %d of %d settings (%s up to %s): %s"
                    .formatted(
                        limit.name(),
                        limit.symbol(),
                        rounded(limit.at()),
                        beyond,
                        tested.size(),
                        limit.symbol(),
                        rounded(Collections.max(values.values())),
                        limit.beyond()));
          }
        });
    return words;
  }

  private static String rounded(double value) {
    return Numbers.rounded(value, DIGITS);
  }
}

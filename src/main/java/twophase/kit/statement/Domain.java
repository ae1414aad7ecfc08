package twophase.kit.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a form is tested.
 *
 * @param name as forms refer to it
 * @param parameters what is drawn, by the names of a setting, in the order of drawing; names joined
 *     by + are drawn together
 * @param wider what is drawn in the deep profile in the place of some of {@code parameters}: these
 *     values and others
 * @param first settings that are tested before those that are drawn: values by name
 * @param edgeCases whether combinations of extreme values are drawn more often
 * @param readings whether its settings are so many readings of one text: it holds if it holds at
 *     one
 * @param within hypotheses that every setting meets
 */
public record Domain(
    String name,
    Map<String, Values> parameters,
    Map<String, Values> wider,
    List<Map<String, String>> first,
    boolean edgeCases,
    boolean readings,
    List<String> within) {

  /** Takes its own copies. */
  public Domain {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    wider = Collections.unmodifiableMap(new LinkedHashMap<>(wider));
    first = List.copyOf(first);
    within = List.copyOf(within);
  }

  /** As the deep profile draws it: in the order of drawing, with what is wider there. */
  public Domain widened() {
    Map<String, Values> all = new LinkedHashMap<>(parameters);
    all.putAll(wider);
    return new Domain(name, all, Map.of(), first, edgeCases, readings, within);
  }

  /**
   * A parameter.
   *
   * @throws IllegalStateException if there is none of that name
   */
  public Values parameter(String parameter) {
    Values values = parameters.get(parameter);
    if (values == null) {
      throw new IllegalStateException(
          "the domain " + name + " has no parameter `" + parameter + "`");
    }
    return values;
  }
}

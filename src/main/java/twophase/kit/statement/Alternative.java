package twophase.kit.statement;

import java.util.List;

/**
 * One of several ways in which a text may be read: a conjunction of parts of a form.
 *
 * @param name what is read into the text, in a few words
 * @param parts the forms that it consists of, for example {@code as-printed.given-neuron}
 */
public record Alternative(String name, List<String> parts) {

  /** Takes its own copy. */
  public Alternative {
    parts = List.copyOf(parts);
  }
}

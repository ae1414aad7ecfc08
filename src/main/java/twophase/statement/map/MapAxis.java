package twophase.statement.map;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A named value of a setting, and what it goes through.
 *
 * @param name for example {@code m}
 * @param values in order, as text, each once; at least one
 */
public record MapAxis(String name, List<String> values) {
  private static final double WIDE = 20;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if there is none, or one twice
   */
  public MapAxis {
    if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException("an axis has different values, at least one: " + values);
    }
    values = List.copyOf(values);
  }

  /** How many. */
  public int size() {
    return values.size();
  }

  /** The k-th value, from 0, where it is a number. */
  public OptionalDouble number(int k) {
    try {
      return OptionalDouble.of(Double.parseDouble(values.get(k)));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Whether all values are numbers. */
  public boolean numeric() {
    return numbers().count() == size();
  }

  /** Whether a logarithmic scale shows them best: positive numbers of different sizes. */
  public boolean wide() {
    double least = numbers().min().orElse(0);
    return numeric() && least > 0 && numbers().max().orElse(0) > WIDE * least;
  }

  private DoubleStream numbers() {
    DoubleStream.Builder numbers = DoubleStream.builder();
    for (int k = 0; k < size(); k++) {
      number(k).ifPresent(numbers);
    }
    return numbers.build();
  }
}

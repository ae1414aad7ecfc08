package twophase.kit.evidence.map;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;
import twophase.kit.number.Numbers;

/**
 * A named value of a setting, and what it goes through.
 *
 * @param name for example {@code m}
 * @param values in order, as text, each once; at least one
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record MapAxis(String name, List<String> values) {

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
    return Numbers.read(values.get(k));
  }

  /** Whether all values are numbers. */
  public boolean numeric() {
    return numbers().count() == size();
  }

  /** Whether a logarithmic scale spaces them more evenly than a linear one. */
  public boolean geometric() {
    double[] sorted = numbers().sorted().toArray();
    if (!numeric() || sorted[0] <= 0 || size() <= 2) {
      return false;
    }
    double even = (size() / 2) / (size() - 1.0);
    double first = sorted[0];
    double middle = sorted[size() / 2];
    double last = sorted[size() - 1];
    double linear = (middle - first) / (last - first);
    double origin = StrictMath.log(first);
    double logarithmic = (StrictMath.log(middle) - origin) / (StrictMath.log(last) - origin);
    return Math.abs(logarithmic - even) < Math.abs(linear - even);
  }

  private DoubleStream numbers() {
    DoubleStream.Builder numbers = DoubleStream.builder();
    for (int k = 0; k < size(); k++) {
      number(k).ifPresent(numbers);
    }
    return numbers.build();
  }
}

package twophase.kit.maps;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;

/**
 * Reads an axis as a user writes it: {@code NAME=FROM:TO:lin|log:COUNT} or {@code
 * NAME=VALUE,VALUE,...}. Values come out as a setting writes them; of integers that are the same
 * once rounded, one stays.
 */
public final class AxisReader {
  /** The longest axis: a page with the square of it is still read at a glance. */
  public static final int MOST_VALUES = 64;

  /**
   * Between its ends a grid's numbers have so many digits: tokens stay short, points are shared.
   */
  private static final int DIGITS = 4;

  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9]*)=(.+)");
  private static final Pattern RANGE = Pattern.compile("([^:]+):([^:]+):(lin|log):([0-9]{1,9})");
  private static final String SHAPE =
      "write NAME=FROM:TO:lin|log:COUNT or NAME=VALUE,VALUE,..., for example m=64:4096:log:12";

  private final String option;
  private final String text;
  private final Class<?> type;

  private AxisReader(String option, String text, Class<?> type) {
    this.option = option;
    this.text = text;
    this.type = type;
  }

  /**
   * The name alone.
   *
   * @param option what the text was given for, for messages
   * @throws BadInputException if the text is no axis
   */
  public static String name(String option, String text) {
    return matched(option, text).group(1);
  }

  /**
   * The axis.
   *
   * @param option what the text was given for, for messages
   * @param names the names of a form's settings with what stands behind each
   * @throws BadInputException if the text is no axis, or none of these settings
   */
  public static MapAxis read(String option, String text, Map<String, Class<?>> names) {
    Matcher parts = matched(option, text);
    String name = parts.group(1);
    Class<?> type = names.get(name);
    if (type == null) {
      throw new BadInputException(
          option + ": there is no `" + name + "`; names are " + String.join(", ", names.keySet()));
    }
    return new MapAxis(name, new AxisReader(option, text, type).values(parts.group(2)));
  }

  private static Matcher matched(String option, String text) {
    Matcher parts = NAMED.matcher(text);
    if (!parts.matches()) {
      throw new BadInputException(option + ": `" + text + "` is no axis: " + SHAPE);
    }
    return parts;
  }

  private List<String> values(String written) {
    Matcher range = RANGE.matcher(written);
    if (!range.matches() && written.contains(":")) {
      throw wrong("is no axis: " + SHAPE);
    }
    List<String> values = range.matches() ? grid(range) : list(written);
    if (values.size() > MOST_VALUES) {
      throw wrong("has " + values.size() + " values; at most " + MOST_VALUES + " are shown");
    }
    return values;
  }

  private List<String> list(String written) {
    List<String> values = Arrays.stream(written.split(",", -1)).map(this::canonical).toList();
    Set<String> seen = new LinkedHashSet<>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw wrong("has " + value + " more than once");
      }
    }
    return values;
  }

  private List<String> grid(Matcher range) {
    if (!integers() && type != double.class) {
      throw wrong("is no axis: its values are no numbers, so list them as NAME=VALUE,VALUE,...");
    }
    double from = number(range.group(1));
    double to = number(range.group(2));
    boolean logarithmic = range.group(3).equals("log");
    long count = Long.parseLong(range.group(4));
    if (!(from < to)) {
      throw wrong("must go up: " + range.group(1) + " is not below " + range.group(2));
    }
    if (logarithmic && from <= 0) {
      throw wrong("must begin above 0 where its scale is logarithmic");
    }
    if (count < 2 || count > MOST_VALUES) {
      throw wrong("must have 2 to " + MOST_VALUES + " values, not " + count);
    }
    Set<String> values = new LinkedHashSet<>();
    values.add(canonical(range.group(1)));
    for (int k = 1; k < count - 1; k++) {
      double share = k / (count - 1.0);
      double value =
          logarithmic ? from * StrictMath.pow(to / from, share) : from + share * (to - from);
      values.add(rounded(value));
    }
    values.add(canonical(range.group(2)));
    return new ArrayList<>(values);
  }

  private String rounded(double value) {
    return integers()
        ? Long.toString(Math.round(value))
        : Numbers.shortest(
            new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue());
  }

  /** As a setting writes it. */
  private String canonical(String value) {
    if (integers()) {
      return Long.toString((long) number(value));
    }
    if (type == double.class) {
      return Numbers.shortest(number(value));
    }
    if (value.isBlank()) {
      throw wrong("has an empty value");
    }
    return value;
  }

  private double number(String value) {
    try {
      double number = Double.parseDouble(value);
      boolean fits = !integers() || number == Math.rint(number) && Math.abs(number) < 1L << 53;
      if (Double.isFinite(number) && fits) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as what is no number of this kind.
    }
    throw wrong("has `" + value + "`, which is no " + (integers() ? "integer" : "number"));
  }

  private boolean integers() {
    return type == int.class || type == long.class;
  }

  private BadInputException wrong(String what) {
    return new BadInputException(option + ": `" + text + "` " + what);
  }
}

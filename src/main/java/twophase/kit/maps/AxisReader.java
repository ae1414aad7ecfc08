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
import twophase.kit.statement.Setting;

/**
 * Reads an axis as a user writes it: {@code NAME=FROM:TO:lin|log:COUNT} or {@code
 * NAME=VALUE,VALUE,...}. Values come out as a setting writes them. A grid's values rise from one
 * end to the other, as many as asked for.
 */
public final class AxisReader {
  /** The longest axis: a picture has a pixel and a half for each of its values. */
  public static final int MOST_VALUES = 320;

  /**
   * Between its ends a grid's numbers have so many digits, or as many more as it takes to tell them
   * apart: tokens stay short, points are shared.
   */
  private static final int DIGITS = 4;

  /** Those of a binary64 number. */
  private static final int MOST_DIGITS = 17;

  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9]*)=(.+)");
  private static final Pattern RANGE = Pattern.compile("([^:]+):([^:]+):(lin|log):([0-9]{1,9})");
  private static final String SHAPE =
      "write NAME=FROM:TO:lin|log:COUNT or NAME=VALUE,VALUE,..., for example m=64:4096:log:12";

  private final String option;
  private final String text;
  private final String name;
  private final Class<?> type;

  private AxisReader(String option, String text, String name, Class<?> type) {
    this.option = option;
    this.text = text;
    this.name = name;
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
    return new MapAxis(name, new AxisReader(option, text, name, type).values(parts.group(2)));
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
    double from = Double.parseDouble(canonical(range.group(1)));
    double to = Double.parseDouble(canonical(range.group(2)));
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
    double[] between = new double[(int) count - 2];
    for (int k = 0; k < between.length; k++) {
      double share = (k + 1) / (count - 1.0);
      // Shares of the ends, and not steps from the first: neither span nor ratio can overflow.
      between[k] =
          logarithmic
              ? StrictMath.pow(from, 1 - share) * StrictMath.pow(to, share)
              : (1 - share) * from + share * to;
    }
    return grid(range, between, DIGITS);
  }

  /**
   * The numbers with as few digits as part them, from the given number of digits on; integers as
   * they are.
   */
  private List<String> grid(Matcher range, double[] between, int digits) {
    List<String> values = new ArrayList<>();
    values.add(canonical(range.group(1)));
    for (double value : between) {
      values.add(integers() ? Long.toString(Math.round(value)) : rounded(value, digits));
    }
    values.add(canonical(range.group(2)));
    if (rising(values)) {
      return values;
    }
    if (integers() || digits == MOST_DIGITS) {
      throw wrong(
          "has fewer than "
              + values.size()
              + " different "
              + (integers() ? "integers" : "numbers")
              + " on this scale");
    }
    return grid(range, between, digits + 1);
  }

  private static boolean rising(List<String> values) {
    for (int k = 1; k < values.size(); k++) {
      if (new BigDecimal(values.get(k - 1)).compareTo(new BigDecimal(values.get(k))) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static String rounded(double value, int digits) {
    return Numbers.shortest(
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN)).doubleValue());
  }

  /** As a setting writes it. */
  private String canonical(String value) {
    if (value.isBlank()) {
      throw wrong("has an empty value");
    }
    try {
      return Setting.canonical(type, name, value);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(option + ": `" + text + "`: " + e.getMessage(), e);
    }
  }

  private boolean integers() {
    return type == int.class || type == long.class;
  }

  private BadInputException wrong(String what) {
    return new BadInputException(option + ": `" + text + "` " + what);
  }
}

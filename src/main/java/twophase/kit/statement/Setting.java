package twophase.kit.statement;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import twophase.kit.number.Numbers;
import twophase.kit.text.Inert;

/**
 * What a case is about: named values such as m=64, d=4, eta=0.01, in a fixed order.
 *
 * <p>A setting is the canonical form of a record: its names are the record's components, its values
 * their text. The text {@code m=64,d=4,eta=0.01} stands in tokens, seeds the trials, and reads
 * back.
 *
 * @param values names with their values as text, in order; unmodifiable
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Setting(Map<String, String> values) {
  private static final Set<Class<?>> KNOWN =
      Set.of(int.class, long.class, double.class, String.class);

  private static final Pattern PLAIN = Pattern.compile("[^,=\\s:']+");

  /** The longest name or value, in UTF-16 units. */
  private static final int LONGEST = 200;

  /**
   * Takes its own copy.
   *
   * @throws IllegalArgumentException if a name or a value cannot stand in a setting: its text would
   *     not read back, or means something to a shell or a terminal
   */
  public Setting {
    values.keySet().forEach(Setting::requirePlain);
    values.values().forEach(Setting::requirePlain);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  private static void requirePlain(String text) {
    if (text.length() > LONGEST
        || !PLAIN.matcher(text).matches()
        || !text.codePoints().allMatch(Inert::harmless)) {
      throw new IllegalArgumentException(
          "`%s` cannot stand in a setting: it is empty, longer than %d characters, or has a comma, a colon, an equals sign, a quote, a blank or a control character"
              .formatted(Inert.name(text), LONGEST));
    }
  }

  /**
   * The setting of a record whose components are integers, doubles, texts, enum constants, or
   * values with a static {@code valueOf(String)} that reads their {@code toString()} back.
   */
  public static Setting of(Record values) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (RecordComponent component : values.getClass().getRecordComponents()) {
      texts.put(component.getName(), text(read(component, values)));
    }
    return new Setting(texts);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @throws IllegalArgumentException if the text is not a list of name=value
   */
  public static Setting parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw new IllegalArgumentException("`" + pair + "` is not of the form name=value");
      }
      if (values.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(
            "`" + pair.substring(0, equals) + "` is given more than once");
      }
    }
    return new Setting(values);
  }

  /**
   * The record this setting is the canonical form of.
   *
   * @throws IllegalArgumentException if a name is missing or unknown, or a value is none that the
   *     record admits
   */
  public <R extends Record> R as(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    String names =
        Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    if (components.length != values.size()
        || !Arrays.stream(components).allMatch(c -> values.containsKey(c.getName()))) {
      throw new IllegalArgumentException("a setting here names exactly " + names);
    }
    Object[] arguments = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int k = 0; k < components.length; k++) {
      types[k] = components[k].getType();
      arguments[k] = value(types[k], components[k].getName(), values.get(components[k].getName()));
    }
    return construct(type, types, arguments);
  }

  /**
   * The same setting with another value.
   *
   * @throws IllegalArgumentException if it does not have the name
   */
  public Setting with(String name, String value) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "there is no `" + name + "`; names are " + String.join(", ", values.keySet()));
    }
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new Setting(changed);
  }

  /** {@code name=value,name=value}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }

  private static Object read(RecordComponent component, Record values) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component cannot be read: " + component, e);
    }
  }

  private static String text(Object value) {
    return value instanceof Double number ? Numbers.shortest(number) : value.toString();
  }

  /**
   * Whether the values of a record can stand in a setting and be read from one.
   *
   * @return what is wrong with it; nothing if all is well
   */
  public static Optional<String> requireReadable(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !readable(component.getType()))
        .findFirst()
        .map(
            component ->
                "%s of %s is a %s: a setting has integers, doubles, texts, enum constants, and values with a public static valueOf(String)"
                    .formatted(
                        component.getName(),
                        type.getSimpleName(),
                        component.getType().getSimpleName()));
  }

  private static boolean readable(Class<?> type) {
    if (KNOWN.contains(type) || type.isEnum()) {
      return true;
    }
    try {
      Method reader = type.getMethod("valueOf", String.class);
      return Modifier.isStatic(reader.getModifiers())
          && type.isAssignableFrom(reader.getReturnType());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /**
   * A value as a setting reads it.
   *
   * @param type one that a setting can hold
   * @param name what it is called, for messages
   * @throws IllegalArgumentException if the text is none of that type
   */
  @SuppressWarnings("unchecked")
  public static <T> T read(Class<T> type, String name, String text) {
    return (T) value(type, name, text);
  }

  /**
   * A value as a setting writes it, whichever way it was typed: 1e3 and +1000 are 1000.
   *
   * @param type one that a setting can hold
   * @param name what it is called, for messages
   * @throws IllegalArgumentException if the text is none of that type
   */
  public static String canonical(Class<?> type, String name, String text) {
    return text(value(type, name, text));
  }

  private static Object value(Class<?> type, String name, String text) {
    try {
      if (type == int.class) {
        return Math.toIntExact(whole(name, text));
      } else if (type == long.class) {
        return whole(name, text);
      } else if (type == double.class) {
        return Numbers.read(text).orElseThrow(() -> wrong(name, "a number", text));
      } else if (type == String.class) {
        return text;
      }
      if (type.isEnum()) {
        return constant(type, name, text);
      }
      return type.getMethod("valueOf", String.class).invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ArithmeticException e) {
      throw wrong(name, "an integer below 2^31", text);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no way to read a " + type + " from text", e);
    }
  }

  private static Object constant(Class<?> type, String name, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name
                        + " must be one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                        + ", not "
                        + text));
  }

  private static long whole(String name, String text) {
    return Numbers.readWhole(text).orElseThrow(() -> wrong(name, "an integer", text));
  }

  private static IllegalArgumentException wrong(String name, String what, String text) {
    return new IllegalArgumentException(name + " must be " + what + ", not " + text);
  }

  private static <R extends Record> R construct(
      Class<R> type, Class<?>[] types, Object[] arguments) {
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record cannot be built: " + type, e);
    }
  }
}

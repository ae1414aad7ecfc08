package twophase.kit.property;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Profile;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Thrown;

/**
 * The property that tests one form.
 *
 * @param id which form
 * @param method the method, annotated with {@link Form}
 */
public record PropertyMethod(FormId id, Method method) {

  /** The property behind a method of a property class. */
  static PropertyMethod of(Method method) {
    return new PropertyMethod(
        new FormId(statement(method.getDeclaringClass()), method.getAnnotation(Form.class).value()),
        method);
  }

  /** The statement that a property class tests. */
  static String statement(Class<?> propertyClass) {
    StatementId id = propertyClass.getAnnotation(StatementId.class);
    if (id == null) {
      throw new IllegalStateException(propertyClass + " names no statement");
    }
    return id.value();
  }

  /** The properties of a class. */
  public static List<PropertyMethod> in(Class<?> propertyClass) {
    return Arrays.stream(propertyClass.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Form.class))
        .map(PropertyMethod::of)
        .toList();
  }

  /** What it may spend in a profile. */
  public Effort effort(Profile profile) {
    Form form = method.getAnnotation(Form.class);
    int k = profile.ordinal();
    boolean statistical = form.trials().length > 0;
    return new Effort(
        form.settings()[k], statistical ? form.trials()[k] : 1, form.shrinks()[k], statistical);
  }

  /** Its part of what a form of its kind weighs in the error budget, in (0, 1]. */
  double weight() {
    return method.getAnnotation(Form.class).weight();
  }

  /**
   * The form's claim where one hypothesis is dropped.
   *
   * @param hypothesis which one, in words
   * @param setting a method without arguments that gives the setting
   */
  record Row(FormId form, String hypothesis, Method setting) {

    /** Key of the ledger's share for it. */
    String account() {
      return form + " without " + hypothesis;
    }

    Record values() {
      try {
        setting.setAccessible(true);
        return (Record) setting.invoke(null);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "the setting of `%s` cannot be made: %s".formatted(hypothesis, Thrown.words(e)), e);
      }
    }
  }

  /** Its rows in the table of necessity. */
  List<Row> rows() {
    return Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
        .flatMap(
            other ->
                Arrays.stream(other.getAnnotationsByType(Without.class))
                    .filter(without -> without.form().equals(id.form()))
                    .map(without -> new Row(id, without.hypothesis(), other)))
        // Reflection gives methods in no order that can be relied on.
        .sorted(Comparator.comparing(Row::hypothesis))
        .toList();
  }

  /** Whether it goes through all settings where they are few. */
  boolean exhaustive() {
    return method.getAnnotation(Form.class).exhaustive();
  }

  /** The names that its settings have, in order, and what stands behind each. */
  public Map<String, Class<?>> names() {
    Map<String, Class<?>> names = new LinkedHashMap<>();
    for (RecordComponent component : settingType().getRecordComponents()) {
      names.put(component.getName(), component.getType());
    }
    return names;
  }

  /** A setting that stands for those it is tested at: the first; a function of the form alone. */
  public Setting representative() {
    return FirstDraw.of(method);
  }

  private Class<? extends Record> settingType() {
    return method.getParameterTypes()[0].asSubclass(Record.class);
  }

  /**
   * Reads a setting as the values that the property takes.
   *
   * @throws BadInputException if the setting is none of this property's
   */
  public Record values(Setting setting) {
    try {
      return setting.as(settingType());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(id + ": " + e.getMessage(), e);
    }
  }

  /**
   * Calls the property on one setting, without an engine.
   *
   * @throws BadInputException if the setting is none of this property's
   * @throws AssertionError if the claim fails there
   */
  public void call(Setting setting, Bench bench) {
    Record values = values(setting);
    try {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      method.setAccessible(true);
      method.invoke(constructor.newInstance(), values, bench);
    } catch (InvocationTargetException e) {
      rethrow(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a property cannot be called: " + method, e);
    }
  }

  private static void rethrow(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }
}

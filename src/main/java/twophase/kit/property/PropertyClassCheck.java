package twophase.kit.property;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Claim;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Trial;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.Setting;

/**
 * Whether a property class can be tested as it stands. What is wrong is told before anything is
 * run, so that no form, and no row of a table, is left out without a word.
 */
final class PropertyClassCheck {
  private static final String ID = "[a-z0-9-]+";
  private static final String PROFILES =
      Arrays.stream(Profile.values())
          .map(profile -> profile.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));

  private final String theory;
  private final Class<?> type;

  private PropertyClassCheck(String theory, Class<?> type) {
    this.theory = theory;
    this.type = type;
  }

  /**
   * Checks a class.
   *
   * @param theory the name of the theory that names it
   * @throws BadInputException if it cannot be tested
   */
  static void check(String theory, Class<?> type) {
    new PropertyClassCheck(theory, type).check();
  }

  private void check() {
    StatementId id = type.getAnnotation(StatementId.class);
    if (id == null) {
      throw wrong("needs @StatementId, which names the statement that it tests");
    }
    if (!id.value().matches(ID)) {
      throw wrong("@StatementId must be of small letters, digits and hyphens, not " + id.value());
    }
    checkMaking();
    List<Method> forms = annotated(Form.class);
    if (forms.isEmpty()) {
      throw wrong("no method is marked with @Form");
    }
    for (Class<?> above = type.getSuperclass(); above != Object.class && above != null; ) {
      if (Arrays.stream(above.getDeclaredMethods())
          .anyMatch(m -> m.isAnnotationPresent(Form.class))) {
        throw wrong(
            "@Form in its superclass " + above.getName() + " is not tested; declare it here");
      }
      above = above.getSuperclass();
    }
    Set<String> seen = new HashSet<>();
    for (Method form : forms) {
      String value = form.getAnnotation(Form.class).value();
      if (!seen.add(value)) {
        throw wrong("two methods test the form " + value);
      }
      checkForm(form);
    }
    for (Method row : type.getDeclaredMethods()) {
      for (Without without : row.getAnnotationsByType(Without.class)) {
        checkRow(row, without, forms);
      }
    }
  }

  private void checkMaking() {
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw wrong("is no class that can be made");
    }
    if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
      throw wrong("needs a constructor without arguments, and must not be an inner class");
    }
  }

  private List<Method> annotated(Class<Form> mark) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(mark))
        .toList();
  }

  private void checkForm(Method method) {
    Form form = method.getAnnotation(Form.class);
    if (!form.value().matches(Card.FORM)) {
      throw wrong(
          method,
          "@Form must be as-printed, corrected or sharp, for a part with a suffix such as"
              + " as-printed.a, not "
              + form.value());
    }
    if (method.getParameterCount() == 2 && method.getParameterTypes()[1] == Trial.class) {
      checkTrialMethod(method);
      return;
    }
    requireForProfiles(method, "settings", 1, Arrays.stream(form.settings()).asLongStream());
    requireForProfiles(method, "shrinks", 0, Arrays.stream(form.shrinks()).asLongStream());
    if (form.trials().length > 0) {
      requireForProfiles(method, "trials", 1, Arrays.stream(form.trials()));
    }
    if (!(form.weight() > 0 && form.weight() <= 1)) {
      throw wrong(method, "weight must be above 0 and at most 1, not " + form.weight());
    }
    checkParameters(method);
  }

  private void checkTrialMethod(Method method) {
    Parameter setting = method.getParameters()[0];
    if (!setting.isAnnotationPresent(ForAll.class)
        || !setting.getType().isRecord()
        || Modifier.isStatic(method.getModifiers())) {
      throw wrong(
          method, "must be an instance method of two parameters: a record with @ForAll, and Trial");
    }
    if (!Claim.known(method.getReturnType())) {
      throw wrong(
          method,
          "must return Measurement, Event, Rate, Vanishing, Possible or something Together, not "
              + method.getReturnType().getSimpleName());
    }
    Setting.requireReadable(setting.getType().asSubclass(Record.class))
        .ifPresent(
            problem -> {
              throw wrong(method, problem);
            });
  }

  private void requireForProfiles(Method method, String what, long least, LongStream given) {
    long[] numbers = given.toArray();
    boolean fits =
        numbers.length == Profile.values().length
            && Arrays.stream(numbers).allMatch(number -> number >= least);
    if (!fits) {
      throw wrong(
          method,
          "%s must be %d integers from %d up, for %s, not %s"
              .formatted(what, Profile.values().length, least, PROFILES, Arrays.toString(numbers)));
    }
  }

  private void checkParameters(Method method) {
    Parameter[] parameters = method.getParameters();
    boolean two =
        parameters.length == 2
            && parameters[0].isAnnotationPresent(ForAll.class)
            && parameters[0].getType().isRecord()
            && parameters[1].getType() == Bench.class;
    if (!two || Modifier.isStatic(method.getModifiers())) {
      throw wrong(
          method, "must be an instance method of two parameters: a record with @ForAll, and Bench");
    }
    Setting.requireReadable(parameters[0].getType().asSubclass(Record.class))
        .ifPresent(
            problem -> {
              throw wrong(method, problem);
            });
    String provider = parameters[0].getAnnotation(ForAll.class).value();
    boolean provided =
        Arrays.stream(type.getDeclaredMethods())
            .anyMatch(m -> m.isAnnotationPresent(Provide.class) && m.getName().equals(provider));
    if (!provided) {
      throw wrong(method, "no method `" + provider + "` is marked with @Provide");
    }
  }

  private void checkRow(Method row, Without without, List<Method> forms) {
    Class<?> setting =
        forms.stream()
            .filter(form -> form.getAnnotation(Form.class).value().equals(without.form()))
            .findFirst()
            .orElseThrow(
                () -> wrong(row, "@Without names the form " + without.form() + ", which is none"))
            .getParameterTypes()[0];
    if (!Modifier.isStatic(row.getModifiers())
        || row.getParameterCount() > 0
        || row.getReturnType() != setting) {
      throw wrong(
          row,
          "must be static, without parameters, and give a %s, as the form %s takes it"
              .formatted(setting.getSimpleName(), without.form()));
    }
  }

  private BadInputException wrong(Method method, String what) {
    return wrong("method " + method.getName() + ": " + what);
  }

  private BadInputException wrong(String what) {
    return new BadInputException("the theory " + theory + ", " + type.getName() + ": " + what);
  }
}

package twophase.kit.property;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Claim;
import twophase.kit.bench.Trial;
import twophase.kit.number.Interval;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Setting;

/**
 * Whether a property class can be tested as it stands. What is wrong is told before anything is
 * run, so that no form, and no row of a table, is left out without a word.
 */
final class PropertyClassCheck {
  private static final String ID = "[a-z0-9-]+";
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
    for (Method other : type.getDeclaredMethods()) {
      if (other.isAnnotationPresent(Promise.class)) {
        checkPromise(other, forms);
      }
      if (other.isAnnotationPresent(Settings.class)) {
        checkDraws(other);
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
    Parameter[] parameters = method.getParameters();
    if (parameters.length != 2
        || !parameters[0].isAnnotationPresent(ForAll.class)
        || !parameters[0].getType().isRecord()
        || parameters[1].getType() != Trial.class
        || Modifier.isStatic(method.getModifiers())) {
      throw wrong(
          method, "must be an instance method of two parameters: a record with @ForAll, and Trial");
    }
    if (!Claim.known(method.getReturnType())) {
      throw wrong(
          method,
          "must return Measurement, Event, Chance, Rate, Amount, Growth, Vanishing, Possible or something"
              + " Together, not "
              + method.getReturnType().getSimpleName());
    }
    Setting.requireReadable(parameters[0].getType().asSubclass(Record.class))
        .ifPresent(
            problem -> {
              throw wrong(method, problem);
            });
  }

  private void checkPromise(Method promise, List<Method> forms) {
    for (String form : promise.getAnnotation(Promise.class).value()) {
      Class<?> setting =
          forms.stream()
              .filter(method -> method.getAnnotation(Form.class).value().equals(form))
              .findFirst()
              .orElseThrow(
                  () -> wrong(promise, "@Promise names the form " + form + ", which is none"))
              .getParameterTypes()[0];
      if (!helps(promise, double.class, setting, CardNumbers.class)
          && !helps(promise, Interval.class, setting, CardNumbers.class)) {
        throw wrong(
            promise,
            "must be static, take a %s, as the form %s does, and CardNumbers, and give a double, or an Interval"
                .formatted(setting.getSimpleName(), form));
      }
    }
  }

  private void checkDraws(Method draws) {
    if (!helps(draws, Arbitrary.class, Drawing.class)) {
      throw wrong(draws, "must be static, take a Drawing, and give an Arbitrary");
    }
  }

  private static boolean helps(Method method, Class<?> gives, Class<?>... takes) {
    return Modifier.isStatic(method.getModifiers())
        && method.getReturnType() == gives
        && Arrays.equals(method.getParameterTypes(), takes);
  }

  private BadInputException wrong(Method method, String what) {
    return wrong("method " + method.getName() + ": " + what);
  }

  private BadInputException wrong(String what) {
    return new BadInputException("the theory " + theory + ", " + type.getName() + ": " + what);
  }
}

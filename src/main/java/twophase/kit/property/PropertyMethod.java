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
import java.util.Optional;
import java.util.OptionalDouble;
import twophase.kit.bench.Allowance;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Claim;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.number.Interval;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.FormData;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Luck;
import twophase.kit.statement.Plan;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Verdict;

/**
 * The property that tests one form.
 *
 * @param id which form
 * @param method the method, annotated with {@link Form}
 * @param card the statement's card
 * @param hypotheses those of the theory
 */
public record PropertyMethod(FormId id, Method method, Card card, List<Hypothesis> hypotheses) {

  /** The property behind a method of a property class. */
  static PropertyMethod of(Method method, Card card, List<Hypothesis> hypotheses) {
    return new PropertyMethod(id(method), method, card, hypotheses);
  }

  /** The form that a method tests. */
  static FormId id(Method method) {
    return new FormId(
        statement(method.getDeclaringClass()), method.getAnnotation(Form.class).value());
  }

  /** The statement that a property class tests. */
  static String statement(Class<?> propertyClass) {
    StatementId id = propertyClass.getAnnotation(StatementId.class);
    if (id == null) {
      throw new IllegalStateException(propertyClass + " names no statement");
    }
    return id.value();
  }

  /** The methods of a class that test forms. */
  static List<Method> in(Class<?> propertyClass) {
    return Arrays.stream(propertyClass.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Form.class))
        .toList();
  }

  private FormData data() {
    return card.line(id.form()).orElseThrow().data();
  }

  /** What bounds the chance that bad luck alone misses its expected verdict. */
  Optional<Luck> luck() {
    return data().luck();
  }

  /** The verdict that its card expects. */
  Verdict expected() {
    return card.line(id.form()).orElseThrow().expected();
  }

  /** Whether its settings are so many readings of one text. */
  boolean readings() {
    return card.domain(id.form()).readings();
  }

  /** The chance that the trials at a setting miss the expected verdict by bad luck. */
  double luck(Setting setting, OpenBench bench, Luck luck) {
    Record values = values(setting);
    return bench.luck(values, claim(values, bench.numbers()), luck);
  }

  /** Cases that are tested before those that are drawn, and beside them. */
  List<FormData.Kept> kept() {
    return data().kept();
  }

  /** What it may spend in a profile. */
  public Effort effort(Profile profile) {
    int k = profile.ordinal();
    Plan plan = data().plan();
    boolean chance = Claim.statistical(method.getReturnType());
    return new Effort(
        plan.settings().get(k), chance ? plan.trials().get(k) : 1, plan.shrinks().get(k), chance);
  }

  /** Whether it is tested in a profile: the card gives it settings there. */
  public boolean in(Profile profile) {
    return effort(profile).settings() > 0;
  }

  /** Its part of a unit of error, in (0, 1]. */
  double weight() {
    return data().plan().weight();
  }

  /**
   * The form's claim where one hypothesis is dropped.
   *
   * @param hypothesis which one, in words
   * @param values the setting
   */
  record Row(FormId form, String hypothesis, Record values) {

    /** Key of the ledger's share for it. */
    String account() {
      return form + " without " + hypothesis;
    }
  }

  /** Its rows in the table of necessity. */
  List<Row> rows() {
    return data().rows().stream()
        .map(row -> new Row(id, row.hypothesis(), new Setting(row.setting()).as(settingType())))
        .sorted(Comparator.comparing(Row::hypothesis))
        .toList();
  }

  /** Key of the ledger's share for the row at a setting; empty where there is none. */
  public Optional<String> rowAccount(Setting setting) {
    Record values = values(setting);
    return rows().stream().filter(row -> row.values().equals(values)).map(Row::account).findFirst();
  }

  /** Whether it goes through all settings where they are few. */
  boolean exhaustive() {
    return data().plan().exhaustive();
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
    return FirstDraw.of(this);
  }

  Class<? extends Record> settingType() {
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
   * Tests the claim at one setting, without an engine.
   *
   * @throws BadInputException if the setting is none of this property's
   * @throws AssertionError if the claim fails there
   */
  public void call(Setting setting, OpenBench bench) {
    test(values(setting), bench);
  }

  /** The same at values that are one already. */
  void test(Record values, OpenBench bench) {
    CaseFinding found = bench.test(values, claim(values, bench.numbers()));
    if (found.failed() && !bench.listed()) {
      throw new ClaimFailed(
          "at %s, seed %d: %s (observed %s, bound %s); replay with: reproduce %s"
              .formatted(
                  found.token().setting(),
                  found.token().seed(),
                  found.words(),
                  Numbers.shortest(found.observed()),
                  Numbers.shortest(found.bound()),
                  found.token()));
    }
  }

  /** Begins what testing the claim at values takes. */
  void begin(Record values, OpenBench bench) {
    bench.begin(values, claim(values, bench.numbers()));
  }

  /** What is claimed at a setting. */
  private Claim claim(Record values, CardNumbers numbers) {
    Object statement = instance();
    return new Claim(
        method.getReturnType(),
        () -> allowance(values, numbers),
        trial -> invoke(statement, values, trial));
  }

  private Allowance allowance(Record values, CardNumbers numbers) {
    OptionalDouble constant = data().probability();
    if (constant.isPresent()) {
      return Allowance.seen(constant.getAsDouble());
    }
    Method promise =
        promise(method)
            .orElseThrow(
                () -> new IllegalStateException("nothing says how often " + id + " is seen"));
    Object promised = invoke(promise, null, values, numbers);
    if (promised instanceof Interval both) {
      return Allowance.between(both.low(), both.high());
    }
    double given = (double) promised;
    return promise.getAnnotation(Promise.class).of() == Promise.Of.FAILURE
        ? Allowance.failing(given)
        : Allowance.seen(given);
  }

  /** The method that says with which probability a form is to be seen, where there is one. */
  static Optional<Method> promise(Method form) {
    String value = form.getAnnotation(Form.class).value();
    return Arrays.stream(form.getDeclaringClass().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Promise.class))
        .filter(method -> List.of(method.getAnnotation(Promise.class).value()).contains(value))
        .findFirst();
  }

  private Object instance() {
    try {
      Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a property cannot be called: " + method, e);
    }
  }

  private Object invoke(Object statement, Object... arguments) {
    return invoke(method, statement, arguments);
  }

  private static Object invoke(Method called, Object statement, Object... arguments) {
    try {
      called.setAccessible(true);
      return called.invoke(statement, arguments);
    } catch (InvocationTargetException e) {
      throw unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a property cannot be called: " + called, e);
    }
  }

  /** An error is thrown at once; what has to be caught is wrapped. */
  static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }
}

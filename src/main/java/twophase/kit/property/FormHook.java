package twophase.kit.property;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.ParameterResolutionContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.ResolveParameterHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Trial;
import twophase.kit.evidence.FormFinding;
import twophase.kit.statement.Setting;
import twophase.kit.statement.Thrown;

/**
 * Between jqwik and the bench: opens a form's bench, gives jqwik the run's seed and effort, hands
 * the bench to the property, and closes it on what jqwik found. A property passes when its verdict
 * is the expected one.
 */
final class FormHook implements AroundPropertyHook, AroundTryHook, ResolveParameterHook {
  private static final ThreadLocal<Open> OPEN = new ThreadLocal<>();

  /**
   * The form under test, and the bench that it is tested on.
   *
   * @param rehearsed whether nothing is decided yet
   */
  private record Open(PropertyMethod form, Profile profile, OpenBench bench, boolean rehearsed) {

    void look(Record values) {
      if (rehearsed) {
        form.begin(values, bench);
      } else {
        form.test(values, bench);
      }
    }
  }

  /** What the settings of the form under test are, where one is under test. */
  static Optional<Class<?>> settingType() {
    return Optional.ofNullable(OPEN.get()).map(open -> open.form().settingType());
  }

  /** How the settings of the form under test are drawn. */
  static Arbitrary<?> settings() {
    Open open = OPEN.get();
    return SettingDraws.of(open.form(), open.profile(), open.bench().numbers());
  }

  /** Without this the seed would not reach the property: the hook sits on the method. */
  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public Optional<ParameterSupplier> resolve(
      ParameterResolutionContext parameter, LifecycleContext context) {
    // Which trials there are is for the bench to say; the method is called once for each.
    return parameter.typeUsage().isOfType(Trial.class)
        ? Optional.of(tryContext -> OPEN.get().bench().placeholder())
        : Optional.empty();
  }

  @Override
  public TryExecutionResult aroundTry(
      TryLifecycleContext context, TryExecutor untouched, List<Object> parameters) {
    Open open = OPEN.get();
    try {
      open.look((Record) parameters.get(0));
      return TryExecutionResult.satisfied();
    } catch (RuntimeException | AssertionError | StackOverflowError | LinkageError e) {
      return TryExecutionResult.falsified(e);
    }
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Session session = Session.current().orElseGet(() -> alone(context.targetMethod()));
    PropertyMethod form =
        PropertyMethod.of(
            context.targetMethod(),
            session.card(PropertyMethod.id(context.targetMethod()).statement()),
            session.conditions().hypotheses());
    set(context.attributes(), form, session);
    OpenBench bench = session.open(form.id(), form.effort(session.profile()));
    OPEN.set(new Open(form, session.profile(), bench, session.rehearsing()));
    PropertyExecutionResult result;
    try {
      result = property.execute();
    } finally {
      OPEN.remove();
    }
    if (session.rehearsing()) {
      // What went wrong goes wrong again when it counts.
      return result.mapToSuccessful();
    }
    Optional<String> broken =
        broken(result).or(bench::quotedInVain).or(() -> dropHypotheses(form, bench, session));
    FormFinding finding = bench.close(smallest(result), broken);
    return finding.standing().surprising()
        ? result.mapToFailed(surprise(finding))
        : result.mapToSuccessful();
  }

  private static Session alone(Method property) {
    Class<?> propertyClass = property.getDeclaringClass();
    return Theories.of(propertyClass)
        .map(theory -> Catalogue.of(theory).quickSession())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    propertyClass.getName() + " is in no theory that the class path announces"));
  }

  private static void set(PropertyAttributes attributes, PropertyMethod form, Session session) {
    attributes.setSeed(Long.toString(session.drawSeed(form.id())));
    attributes.setTries(form.kept().size() + form.effort(session.profile()).settings());
    // Not BOUNDED: its limit is a wall-clock time, and the evidence would depend on the machine.
    attributes.setShrinking(session.verdictsOnly() ? ShrinkingMode.OFF : ShrinkingMode.FULL);
    attributes.setGeneration(form.exhaustive() ? GenerationMode.AUTO : GenerationMode.RANDOMIZED);
    attributes.setEdgeCases(EdgeCasesMode.MIXIN);
    attributes.setAfterFailure(AfterFailureMode.RANDOM_SEED);
  }

  /** Fills the table of necessity; says why a check of it broke, if one did. */
  private static Optional<String> dropHypotheses(
      PropertyMethod form, OpenBench bench, Session session) {
    if (session.verdictsOnly()) {
      return Optional.empty();
    }
    for (PropertyMethod.Row row : form.rows()) {
      OpenBench one =
          session.openRow(bench, form.id(), row.account(), form.effort(session.profile()));
      try {
        form.test(row.values(), one);
      } catch (ClaimFailed e) {
        // That is the row's finding.
      } catch (RuntimeException | AssertionError e) {
        return Optional.of("without " + row.hypothesis() + ": " + Thrown.words(e));
      }
      bench.necessity(row.hypothesis(), one);
    }
    return Optional.empty();
  }

  /** The smallest failing setting: jqwik's shrunk sample, or its first where nothing was shrunk. */
  private static Optional<Setting> smallest(PropertyExecutionResult result) {
    return result
        .falsifiedParameters()
        .flatMap(parameters -> parameters.stream().findFirst())
        .map(values -> Setting.of((Record) values));
  }

  /** A failure that is no failed claim is a broken check. */
  private static Optional<String> broken(PropertyExecutionResult result) {
    return result.throwable().filter(thrown -> !(thrown instanceof ClaimFailed)).map(Thrown::words);
  }

  private static String surprise(FormFinding finding) {
    return finding.id()
        + ": "
        + finding.verdict()
        + ", expected "
        + finding.expected()
        + ". "
        + finding.broken().orElse(finding.measured());
  }
}

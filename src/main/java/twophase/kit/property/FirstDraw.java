package twophase.kit.property;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.sessions.JqwikSession;
import twophase.kit.statement.Setting;

/** The setting that a property is tested at first, drawn without an engine. */
final class FirstDraw {
  /** As many tries as any profile has: how jqwik sizes what it draws. */
  private static final int TRIES = 1000;

  private static final long SEED = 0;

  private FirstDraw() {}

  /** A function of the property alone: its first fixed setting, or else one drawn from seed 0. */
  static Setting of(PropertyMethod property) {
    AtomicReference<Record> drawn = new AtomicReference<>();
    JqwikSession.run(
        () ->
            drawn.set((Record) settings(property).generator(TRIES).next(new Random(SEED)).value()));
    return Setting.of(drawn.get());
  }

  private static Arbitrary<?> settings(PropertyMethod property) {
    if (property.seesTrials()) {
      return SettingDraws.of(property, property.settingType(), property.hypotheses());
    }
    Method method = property.method();
    String name = method.getParameters()[0].getAnnotation(ForAll.class).value();
    return arbitrary(
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(other -> other.isAnnotationPresent(Provide.class))
            .filter(other -> other.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nothing provides " + name)));
  }

  private static Arbitrary<?> arbitrary(Method provider) {
    try {
      Constructor<?> constructor = provider.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      provider.setAccessible(true);
      return (Arbitrary<?>) provider.invoke(constructor.newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings cannot be drawn: " + provider, e);
    }
  }
}

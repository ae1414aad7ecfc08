package twophase.kit.property;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Profile;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Domain;
import twophase.kit.statement.FormData;
import twophase.kit.statement.Setting;

/**
 * How a form's settings are drawn, from its card and, where draws depend on one another, its class.
 */
final class SettingDraws {
  private SettingDraws() {}

  /**
   * The settings of a form.
   *
   * @param numbers the card's
   */
  static Arbitrary<? extends Record> of(
      PropertyMethod property, Profile profile, CardNumbers numbers) {
    Domain usual = property.card().domain(property.id().form());
    Domain domain = profile == Profile.DEEP ? usual.widened() : usual;
    return of(property, property.settingType(), domain, numbers);
  }

  private static <R extends Record> Arbitrary<R> of(
      PropertyMethod property, Class<R> type, Domain domain, CardNumbers numbers) {
    Drawing drawing = new Drawing(domain, numbers);
    Arbitrary<R> drawn =
        method(property.method().getDeclaringClass(), domain.name())
            .map(method -> SettingDraws.<R>called(method, drawing))
            .orElseGet(() -> drawing.of(type));
    for (String id : domain.within()) {
      Hypothesis hypothesis =
          property.hypotheses().stream()
              .filter(h -> h.id().equals(id))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the theory has no hypothesis " + id));
      drawn = drawn.filter(setting -> hypothesis.at().apply(setting) == Hypothesis.Met.YES);
    }
    List<R> first =
        Stream.concat(property.kept().stream().map(FormData.Kept::setting), domain.first().stream())
            .map(s -> new Setting(s).as(type))
            .toList();
    return first.isEmpty() ? drawn : Draws.first(first, drawn);
  }

  /** The method that draws a domain, where there is one. */
  static Optional<Method> method(Class<?> type, String domain) {
    return methods(type).filter(method -> domains(method).contains(domain)).findFirst();
  }

  /** The domains that a class draws. */
  static List<String> domains(Class<?> type) {
    return methods(type).flatMap(method -> domains(method).stream()).toList();
  }

  private static Stream<Method> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Settings.class));
  }

  private static List<String> domains(Method method) {
    return List.of(method.getAnnotation(Settings.class).value());
  }

  @SuppressWarnings("unchecked")
  private static <R> Arbitrary<R> called(Method method, Drawing drawing) {
    try {
      method.setAccessible(true);
      return (Arbitrary<R>) method.invoke(null, drawing);
    } catch (InvocationTargetException e) {
      throw PropertyMethod.unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("settings cannot be drawn: " + method, e);
    }
  }
}

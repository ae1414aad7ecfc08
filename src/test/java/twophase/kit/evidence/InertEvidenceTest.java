package twophase.kit.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.evidence.map.MapPoint;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.text.Inert;

/** Whatever a record of the evidence is given as text it holds as inert text. */
class InertEvidenceTest {
  private static final String HOSTILE = "a\u001b[31m\ud800\u202e\n`|\\" + "b".repeat(30_000);

  /** Not of the evidence: what is computed of it, and what is ours. */
  private static final Set<Class<?>> OTHERS =
      Set.of(
          Build.class,
          Comparison.class,
          Comparison.Side.class,
          Comparison.Change.class,
          Upshot.class,
          MapAxis.class);

  @Test
  void everyTextOfEveryRecordIsInert() throws ReflectiveOperationException {
    List<String> acting = new ArrayList<>();
    int records = 0;
    for (Class<?> type : records()) {
      Record record = (Record) made(type);
      records++;
      for (RecordComponent component : type.getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Object value = component.getAccessor().invoke(record);
        if (texts(value).stream().anyMatch(text -> !Inert.line(text).equals(text))) {
          acting.add(type.getSimpleName() + "." + component.getName());
        }
      }
    }
    assertThat(acting, empty());
    assertThat(records, greaterThan(15));
  }

  private static List<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("twophase.kit.evidence")
            .stream()
            .<Class<?>>map(each -> each.reflect())
            .filter(Class::isRecord)
            .filter(type -> !OTHERS.contains(type))
            .filter(
                type -> Arrays.stream(type.getRecordComponents()).anyMatch(InertEvidenceTest::told))
            .toList();
  }

  private static boolean told(RecordComponent component) {
    return component.getGenericType().getTypeName().contains("java.lang.String");
  }

  private static List<String> texts(Object value) {
    if (value instanceof String text) {
      return List.of(text);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(InertEvidenceTest::texts).orElse(List.of());
    }
    return value instanceof List<?> list
        ? list.stream().flatMap(each -> texts(each).stream()).toList()
        : List.of();
  }

  private static Object made(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Object[] values = new Object[types.length];
    for (int k = 0; k < values.length; k++) {
      boolean met = type == HypothesisStanding.class && components[k].getName().equals("met");
      values[k] = met ? "true" : value(types[k], components[k].getGenericType());
    }
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object value(Class<?> type, Type generic) throws ReflectiveOperationException {
    if (type == String.class) {
      return HOSTILE;
    } else if (type == FormId.class) {
      return new FormId("toy", "sharp");
    } else if (type == Setting.class) {
      return Setting.parse("m=1");
    } else if (type == MapAxis.class) {
      return new MapAxis("m", List.of("1"));
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return made(type);
    } else if (type == Optional.class) {
      return text(generic) ? Optional.of(HOSTILE) : Optional.empty();
    } else if (type == List.class) {
      if (generic.getTypeName().contains(MapPoint.class.getName())) {
        return List.of(made(MapPoint.class));
      }
      return text(generic) ? List.of(HOSTILE) : List.of();
    }
    return Map.<Class<?>, Object>of(
            int.class,
            1,
            long.class,
            1L,
            double.class,
            0.5,
            boolean.class,
            true,
            OptionalDouble.class,
            OptionalDouble.empty(),
            Map.class,
            Map.of())
        .get(type);
  }

  private static boolean text(Type generic) {
    return generic instanceof ParameterizedType of
        && of.getActualTypeArguments()[0] == String.class;
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What this package has is used by a decision of the suite; what tests alone would use is gone. */
class NothingIdleTest {
  private static final String HERE = NothingIdleTest.class.getPackageName();

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("twophase");

  /** From the rooms outside on, class by class. */
  @Test
  void everyClassIsReachedFromOutside() {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    MAIN.stream().filter(type -> !isHere(type)).forEach(open::add);
    while (!open.isEmpty()) {
      open.pop().getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass())
          .filter(NothingIdleTest::isHere)
          .filter(reached::add)
          .forEach(open::push);
    }
    TreeSet<String> idle = new TreeSet<>();
    MAIN.stream()
        .filter(NothingIdleTest::isHere)
        .filter(type -> !reached.contains(type))
        .filter(type -> !type.isAnonymousClass() && !type.getName().endsWith("package-info"))
        .forEach(type -> idle.add(type.getName()));
    assertThat(idle, empty());
  }

  @Test
  void everyMethodIsCalled() {
    TreeSet<String> idle = new TreeSet<>();
    MAIN.stream()
        .filter(NothingIdleTest::isHere)
        .filter(type -> !type.isRecord() && !type.isEnum())
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> unit.getOwner().getPackageName().equals(HERE))
        .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
        .filter(unit -> !unit.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(unit -> unit.getAccessesToSelf().isEmpty())
        .map(JavaCodeUnit::getFullName)
        .filter(name -> !name.contains("<clinit>"))
        .forEach(idle::add);
    assertThat(idle, empty());
  }

  private static boolean isHere(JavaClass type) {
    return type.getPackageName().equals(HERE);
  }
}

package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Bench;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.TheoryWords;
import twophase.paper.simulators.PaperSimulators;

/**
 * A property class that cannot be tested as it stands is told in a line, before anything is run.
 */
class PropertyClassCheckTest {

  /** A theory of these statements. */
  private static final String CARD =
      """
      ---
      id: fine
      title: Fine
      source: our own
      line: all is well
      formula: 1 = 1
      statistic: nothing
      forms:
        - form: as-printed
          claim: all is well
          expected: HOLDS
          because: it is
      ---
      All is well.
      """;

  private record Toys(List<Class<?>> statements) implements Theory {
    @Override
    public String name() {
      return "toys";
    }

    @Override
    public TheoryWords words() {
      return new TheoryWords("Toys", "java", List.of(), Map.of());
    }

    @Override
    public Simulators simulators() {
      return new PaperSimulators();
    }
  }

  record Point(int m) {}

  record Odd(double[] sigma) {}

  /** All is well with this one. */
  @StatementId("fine")
  static class Fine {
    @Form(
        value = "as-printed",
        settings = {1, 2, 3})
    void printed(@ForAll("points") Point point, Bench bench) {}

    @Provide
    Arbitrary<Point> points() {
      return Arbitraries.just(new Point(1));
    }

    @Without(form = "as-printed", hypothesis = "none")
    static Point row() {
      return new Point(1);
    }
  }

  static class Nameless {}

  @StatementId("Loud")
  static class Loud {}

  @StatementId("empty")
  static class Empty {}

  @StatementId("made")
  static class Made {
    Made(int number) {
      assertThat(number, equalTo(0));
    }
  }

  @StatementId("heir")
  static class Heir extends Fine {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void sharp(@ForAll("own") Point point, Bench bench) {}

    @Provide
    Arbitrary<Point> own() {
      return points();
    }
  }

  @StatementId("twice")
  static class Twice {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(@ForAll("points") Point point, Bench bench) {}

    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void other(@ForAll("points") Point point, Bench bench) {}

    @Provide
    Arbitrary<Point> points() {
      return Arbitraries.just(new Point(1));
    }
  }

  @StatementId("odd-form")
  static class OddForm {
    @Form(
        value = "printed",
        settings = {1, 2, 3})
    void one(@ForAll("points") Point point, Bench bench) {}
  }

  @StatementId("few-settings")
  static class FewSettings {
    @Form(
        value = "sharp",
        settings = {1, 2})
    void one(@ForAll("points") Point point, Bench bench) {}
  }

  @StatementId("no-trials")
  static class NoTrials {
    @Form(
        value = "sharp",
        settings = {1, 2, 3},
        trials = {0, 1, 2})
    void one(@ForAll("points") Point point, Bench bench) {}
  }

  @StatementId("heavy")
  static class Heavy {
    @Form(
        value = "sharp",
        settings = {1, 2, 3},
        weight = 5)
    void one(@ForAll("points") Point point, Bench bench) {}
  }

  @StatementId("swapped")
  static class Swapped {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(Bench bench, @ForAll("points") Point point) {}
  }

  @StatementId("unreadable")
  static class Unreadable {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(@ForAll("points") Odd odd, Bench bench) {}
  }

  @StatementId("unprovided")
  static class Unprovided {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(@ForAll("pionts") Point point, Bench bench) {}
  }

  @StatementId("stray-row")
  static class StrayRow extends Stray {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(@ForAll("points") Point point, Bench bench) {}

    @Provide
    Arbitrary<Point> points() {
      return Arbitraries.just(new Point(1));
    }

    @Without(form = "as-prined", hypothesis = "none")
    static Point row() {
      return new Point(1);
    }
  }

  /** A superclass without forms is nobody's business. */
  static class Stray {}

  @StatementId("other-row")
  static class OtherRow {
    @Form(
        value = "sharp",
        settings = {1, 2, 3})
    void one(@ForAll("points") Point point, Bench bench) {}

    @Provide
    Arbitrary<Point> points() {
      return Arbitraries.just(new Point(1));
    }

    @Without(form = "sharp", hypothesis = "none")
    Point row() {
      return new Point(1);
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(Nameless.class, "needs @StatementId"),
        Arguments.of(Loud.class, "of small letters, digits and hyphens, not Loud"),
        Arguments.of(Empty.class, "no method is marked with @Form"),
        Arguments.of(Made.class, "needs a constructor without arguments"),
        Arguments.of(Runnable.class, "needs @StatementId"),
        Arguments.of(Heir.class, "@Form in its superclass"),
        Arguments.of(Twice.class, "two methods test the form sharp"),
        Arguments.of(OddForm.class, "method one: @Form must be as-printed, corrected or sharp"),
        Arguments.of(FewSettings.class, "method one: settings must be 3 integers from 1 up"),
        Arguments.of(NoTrials.class, "method one: trials must be 3 integers from 1 up"),
        Arguments.of(Heavy.class, "method one: weight must be above 0 and at most 1, not 5.0"),
        Arguments.of(Swapped.class, "of two parameters: a record with @ForAll, and Bench"),
        Arguments.of(Unreadable.class, "method one: sigma of Odd is a double[]"),
        Arguments.of(Unprovided.class, "method one: no method `pionts` is marked with @Provide"),
        Arguments.of(StrayRow.class, "@Without names the form as-prined, which is none"),
        Arguments.of(OtherRow.class, "method row: must be static, without parameters"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatIsWrongIsToldInALine(Class<?> type, String line) {
    String told = refused(type);
    assertThat(told, startsWith("the theory toys, " + type.getName() + ": "));
    assertThat(told, containsString(line));
    assertThat(told, not(containsString("\n")));
  }

  @Test
  void whatIsWrongWithAllOfThemIsTold(@TempDir Path cards) throws IOException {
    assertThat(refused(), equalTo("the theory toys: has no statements"));
    assertThat(
        refused(Fine.class, Fine.class),
        equalTo("the theory toys: two property classes test the statement fine"));
    assertThat(refused(Fine.class), equalTo("theorems/toys/fine.md: no such card"));
    Files.writeString(cards.resolve("fine.md"), CARD);
    assertThat(
        Catalogue.of(new Toys(List.of(Fine.class)), cards).statements(), equalTo(List.of("fine")));
  }

  private static String refused(Class<?>... types) {
    return assertThrows(
            BadInputException.class, () -> Catalogue.of(new Toys(List.of(types))).statements())
        .getMessage();
  }
}

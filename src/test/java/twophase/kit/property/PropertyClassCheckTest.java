package twophase.kit.property;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.CardNumbers;
import twophase.toys.ToyTheory;

/**
 * A property class that cannot be tested as it stands is told in a line, before anything is run.
 */
class PropertyClassCheckTest {

  private static final String CARD =
      """
      ---
      id: fine
      title: Fine
      source: our own
      line: all is well
      formula: 1 = 1
      statistic: nothing
      domains:
        points:
          draw:
            m: 1
      forms:
        - form: as-printed
          claim: all is well
          expected: HOLDS
          because: it is
          domain: points
          effort: {settings: [1, 2, 3], trials: [10, 20, 30]}
      ---
      All is well.
      """;

  record Point(int m) {}

  record Odd(double[] sigma) {}

  /** All is well with this one. */
  @StatementId("fine")
  static class Fine {
    @Form("as-printed")
    Event printed(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Promise("as-printed")
    static double often(Point point, CardNumbers card) {
      return 0.5;
    }

    @Settings("points")
    static Arbitrary<Point> points(Drawing drawing) {
      return Arbitraries.just(new Point((int) drawing.number("m")));
    }
  }

  @StatementId("fine")
  static class StrayDraws {
    @Form("as-printed")
    Event printed(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Promise("as-printed")
    static double often(Point point, CardNumbers card) {
      return 0.5;
    }

    @Settings({"points", "pionts"})
    static Arbitrary<Point> points(Drawing drawing) {
      return Arbitraries.just(new Point(1));
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
    @Form("sharp")
    Event sharp(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }
  }

  @StatementId("twice")
  static class Twice {
    @Form("sharp")
    Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Form("sharp")
    Event other(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }
  }

  @StatementId("odd-form")
  static class OddForm {
    @Form("printed")
    Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }
  }

  @StatementId("odd-look")
  static class OddLook {
    @Form("sharp")
    String one(@ForAll Point point, Trial trial) {
      return "heads";
    }
  }

  @StatementId("swapped")
  static class Swapped {
    @Form("sharp")
    Event one(Trial trial, @ForAll Point point) {
      return Event.that(true);
    }
  }

  @StatementId("standing")
  static class Standing {
    @Form("sharp")
    static Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }
  }

  @StatementId("unreadable")
  static class Unreadable {
    @Form("sharp")
    Event one(@ForAll Odd odd, Trial trial) {
      return Event.that(true);
    }
  }

  @StatementId("stray-promise")
  static class StrayPromise extends Stray {
    @Form("sharp")
    Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Promise("as-prined")
    static double often(Point point, CardNumbers card) {
      return 0.5;
    }
  }

  /** A superclass without forms is nobody's business. */
  static class Stray {}

  @StatementId("other-promise")
  static class OtherPromise {
    @Form("sharp")
    Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Promise("sharp")
    static double often(CardNumbers card) {
      return 0.5;
    }
  }

  @StatementId("other-draws")
  static class OtherDraws {
    @Form("sharp")
    Event one(@ForAll Point point, Trial trial) {
      return Event.that(true);
    }

    @Settings("points")
    Arbitrary<Point> points(Drawing drawing) {
      return Arbitraries.just(new Point(1));
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
        Arguments.of(
            OddLook.class,
            "method one: must return Measurement, Event, Chance, Rate, Amount, Growth, Vanishing"),
        Arguments.of(Swapped.class, "of two parameters: a record with @ForAll, and Trial"),
        Arguments.of(Standing.class, "method one: must be an instance method"),
        Arguments.of(Unreadable.class, "method one: sigma of Odd is a double[]"),
        Arguments.of(StrayPromise.class, "@Promise names the form as-prined, which is none"),
        Arguments.of(OtherPromise.class, "method often: must be static, take a Point, as the form"),
        Arguments.of(OtherDraws.class, "method points: must be static, take a Drawing, and give"));
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
    assertThat(
        ToyTheory.of(Fine.class).with("fine", CARD, cards).statements(), equalTo(List.of("fine")));
    ToyTheory stray = ToyTheory.of(StrayDraws.class);
    assertThat(
        assertThrows(BadInputException.class, () -> stray.with("fine", CARD, cards)).getMessage(),
        equalTo(
            cards
                + "/fine.md: `domains` lacks `pionts`, which "
                + StrayDraws.class.getName()
                + " draws"));
  }

  private static String refused(Class<?>... types) {
    return assertThrows(
            BadInputException.class, () -> Catalogue.of(ToyTheory.of(types)).statements())
        .getMessage();
  }
}

package twophase.kit.inference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Asserts that bad input stops at the border, and what the message says. */
final class Throwing {
  private Throwing() {}

  static void assertBadArgument(String word, Executable call) {
    assertThat(
        assertThrows(IllegalArgumentException.class, call).getMessage(), containsString(word));
  }

  static void assertBadState(String word, Executable call) {
    assertThat(assertThrows(IllegalStateException.class, call).getMessage(), containsString(word));
  }
}

package twophase.kit.junit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import twophase.kit.bench.CaseFinding;
import twophase.kit.number.Numbers;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;
import twophase.kit.suite.Replay;

/** The decision of one case again. */
final class Again {
  private Again() {}

  static void of(TheoryTest test, String text) {
    Token token = parsed(text);
    CaseFinding found;
    try (Asked asked = Asked.of(test)) {
      found = Replay.of(token, asked.simulator(), asked.catalogue());
    }
    String words =
        "%s at %s: %s\n  %s\n  observed %s, bound %s"
            .formatted(
                token.form(),
                found.token().setting(),
                found.outcome().word(),
                found.words(),
                Numbers.shortest(found.observed()),
                Numbers.shortest(found.bound()));
    switch (found.outcome()) {
      case HELD -> {}
      case FAILED -> Assertions.fail(words);
      case UNDECIDED, VACUOUS, UNTESTABLE, NOT_OFFERED -> Assumptions.abort(words);
    }
  }

  private static Token parsed(String text) {
    try {
      return Token.parseWhole(text);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("reproduce: " + e.getMessage(), e);
    }
  }
}

package twophase.suite;

import java.util.Map;
import java.util.stream.Collectors;
import twophase.bench.Bench;
import twophase.bench.CaseFinding;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.bench.Session;
import twophase.bench.TimePlan;
import twophase.bench.Workers;
import twophase.dynamics.Simulator;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.Token;
import twophase.theorems.Catalogue;
import twophase.theorems.PropertyMethod;

/** Does the one case of a token again. */
public final class Replay {
  private Replay() {}

  /**
   * The case's finding, digit for digit what the run saw.
   *
   * @throws BadInputException if the token names no form, or a setting that its form does not admit
   */
  public static CaseFinding of(Token token, Simulator simulator, Map<String, Card> cards) {
    PropertyMethod property =
        Catalogue.property(token.form())
            .orElseThrow(
                () ->
                    new BadInputException(
                        "reproduce: `"
                            + token.form().statement()
                            + ":"
                            + token.form().form()
                            + "` is no form; forms are "
                            + Catalogue.properties().stream()
                                .map(p -> p.id().statement() + ":" + p.id().form())
                                .sorted()
                                .collect(Collectors.joining(", "))));
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      Session session =
          new Session(
              token.seed(),
              Profile.QUICK,
              simulator,
              workers,
              Catalogue.ledger(),
              cards,
              Progress.NONE,
              TimePlan.unlimited());
      Bench bench = session.replay(token);
      try {
        property.call(token.setting(), bench);
      } catch (AssertionError e) {
        // The claim fails in this case: that is in the finding.
      }
      return bench.only();
    }
  }
}

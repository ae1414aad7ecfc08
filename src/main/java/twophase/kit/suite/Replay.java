package twophase.kit.suite;

import java.util.stream.Collectors;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Workers;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;

/** Does the one case of a token again. */
public final class Replay {
  private Replay() {}

  /**
   * The case's finding, digit for digit what the run saw.
   *
   * @throws BadInputException if the token names no form, or a setting that its form does not admit
   */
  public static CaseFinding of(Token token, Simulator simulator, Catalogue catalogue) {
    PropertyMethod property = property(token, catalogue);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      Session session =
          new Session(
              catalogue.task(token.seed(), Profile.QUICK, simulator, false), Means.of(workers));
      OpenBench bench = session.replay(token);
      try {
        property.call(token.setting(), bench);
      } catch (AssertionError e) {
        // The claim fails in this case: that is in the finding.
      }
      return bench.only();
    }
  }

  private static PropertyMethod property(Token token, Catalogue catalogue) {
    return catalogue
        .property(token.form())
        .orElseThrow(
            () ->
                new BadInputException(
                    "reproduce: `%s:%s` is no form of the theory %s; forms are %s"
                        .formatted(
                            token.form().statement(),
                            token.form().form(),
                            catalogue.theory().name(),
                            catalogue.properties().stream()
                                .map(p -> p.id().statement() + ":" + p.id().form())
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }
}

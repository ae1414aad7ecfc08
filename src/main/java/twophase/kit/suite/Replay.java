package twophase.kit.suite;

import java.util.Arrays;
import java.util.stream.Collectors;
import twophase.kit.bench.CaseFinding;
import twophase.kit.bench.Effort;
import twophase.kit.bench.Means;
import twophase.kit.bench.OpenBench;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.TooMuchWork;
import twophase.kit.bench.Work;
import twophase.kit.bench.Workers;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.number.Numbers;
import twophase.kit.property.Catalogue;
import twophase.kit.property.PropertyMethod;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Token;

/**
 * Takes the decision of one token again: the same trials, at the errors and with the budget of the
 * run that the token names.
 */
public final class Replay {
  private final Token token;
  private final PropertyMethod property;

  private Replay(Token token, Catalogue catalogue) {
    this.token = token;
    this.property = property(token, catalogue);
  }

  /**
   * The case's finding, digit for digit what the run saw.
   *
   * @param token one that says what decided
   * @throws BadInputException if the token names no form, nothing that decides it, a setting that
   *     its form does not admit, or one that takes too many steps
   */
  public static CaseFinding of(Token token, Simulator simulator, Catalogue catalogue) {
    return of(token, simulator, catalogue, Progress.NONE);
  }

  /**
   * The same, while somebody watches the trials.
   *
   * @param progress is told how many are done
   */
  public static CaseFinding of(
      Token token, Simulator simulator, Catalogue catalogue, Progress progress) {
    Replay replay = new Replay(token, catalogue);
    Stakes stakes = replay.stakes();
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      Catalogue erring = catalogue.erring(stakes.error());
      Session session =
          erring.typed(
              token.seed(),
              simulator,
              stakes.point() ? Catalogue.pointLedger(token.form()) : erring.ledger(),
              Means.of(workers, Work.of(Math.max(1, token.trials()))).watchedBy(progress));
      OpenBench bench = session.replay(token, stakes.account(), stakes.effort());
      try {
        replay.property.call(token.setting(), bench);
      } catch (AssertionError e) {
        // The claim fails in this case: that is in the finding.
      }
      return bench.only();
    } catch (TooMuchWork e) {
      throw new BadInputException("reproduce: `%s`: %s".formatted(token, e.getMessage()), e);
    }
  }

  /**
   * On what the token's run decided.
   *
   * @param account key of the ledger's share
   * @param effort what it was allowed
   * @param error the total of the run's error budget
   * @param point whether it was a point of a map, which has a budget of its own
   */
  private record Stakes(String account, Effort effort, double error, boolean point) {}

  private Stakes stakes() {
    String form = token.form().toString();
    String run = token.run();
    if (run.startsWith(Session.POINT)) {
      Effort quick = property.effort(Profile.QUICK);
      long trials = points(run.substring(Session.POINT.length()));
      Effort point = new Effort(1, trials, 0, quick.statistical());
      return new Stakes(form, point, ErrorBudget.USUAL, true);
    }
    int sign = run.indexOf(Session.ERROR);
    double error = sign < 0 ? ErrorBudget.USUAL : error(run.substring(sign + 1));
    String profile = sign < 0 ? run : run.substring(0, sign);
    if (profile.endsWith(Session.ROW)) {
      profile = profile.substring(0, profile.length() - Session.ROW.length());
      return new Stakes(row(), effort(profile).alone(), error, false);
    }
    return new Stakes(form, effort(profile), error, false);
  }

  private double error(String total) {
    return Numbers.read(total).stream()
        .filter(value -> value > 0 && value < 1)
        .findFirst()
        .orElseThrow(this::unknown);
  }

  private long points(String trials) {
    if (!trials.matches("[1-9][0-9]{0,17}")) {
      throw unknown();
    }
    return Long.parseLong(trials);
  }

  private Effort effort(String profile) {
    return Arrays.stream(Profile.values())
        .filter(known -> known.toString().equals(profile))
        .findFirst()
        .map(property::effort)
        .orElseThrow(this::unknown);
  }

  private String row() {
    return property
        .rowAccount(token.setting())
        .orElseThrow(
            () ->
                new BadInputException(
                    "reproduce: %s has no row without a hypothesis at %s"
                        .formatted(token.form(), token.setting())));
  }

  private BadInputException unknown() {
    return new BadInputException(
        "reproduce: `%s` decides nothing: a token's run is one of %s, the same with %s behind it, or %sTRIALS"
            .formatted(
                token.run(),
                Arrays.stream(Profile.values())
                    .map(Profile::toString)
                    .collect(Collectors.joining(", ")),
                Session.ROW,
                Session.POINT));
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

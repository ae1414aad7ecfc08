package twophase.kit.bench;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import twophase.kit.statement.Grade;
import twophase.kit.statement.Setting;

/** What the trials of a claim are asked, by the kind of what a look at one of them gives. */
final class Questions {
  private final String number;
  private final Function<Setting, Trial> first;

  /**
   * Questions of one form.
   *
   * @param number what is measured, in words
   * @param first the first trial of a setting: it tells how many are done at a time
   */
  Questions(String number, Function<Setting, Trial> first) {
    this.number = number;
    this.first = first;
  }

  /** How strong what comes of it is. */
  static Grade grade(Class<?> kind) {
    return kind == Rate.class || kind == Growth.class ? Grade.EMPIRICAL : Grade.STATISTICAL;
  }

  /**
   * What trials at a setting are asked.
   *
   * @throws IllegalArgumentException if it is a claim that no trials decide
   */
  Question<?> of(Setting setting, Claim claim) {
    Class<?> kind = claim.kind();
    if (kind == Rate.class) {
      Function<Trial, Seen> look = trial -> Seen.of((Rate) claim.look().apply(trial));
      return Question.oneByOne(counting(claim), look);
    } else if (kind == Amount.class) {
      Function<Trial, Amount> look = trial -> (Amount) claim.look().apply(trial);
      return Question.oneByOne(AmountTally::new, look);
    } else if (kind == Growth.class) {
      Allowance allowance = claim.allowance().get();
      Function<Trial, Growth> look = trial -> (Growth) claim.look().apply(trial);
      Function<Terms, Tally<Growth>> tally = terms -> new GrowthTally(allowance, terms);
      return Question.oneByOne(tally, look);
    } else if (Claim.promises(kind)) {
      return shown(setting, claim);
    }
    throw new IllegalArgumentException("a trial gives no " + kind.getSimpleName());
  }

  /** What is claimed of what trials show, one by one or together. */
  private Question<?> shown(Setting setting, Claim claim) {
    if (!Together.class.isAssignableFrom(claim.kind())) {
      Function<Trial, Shown> look = trial -> (Shown) claim.look().apply(trial);
      return shown(claim, claim.kind(), 1, trials -> trials.stream().map(look).toList());
    }
    Function<Trial, Together> plan = trial -> (Together) claim.look().apply(trial);
    Together one = plan.apply(first.apply(setting));
    return shown(
        claim,
        one.gives(),
        one.atOnce(),
        trials -> {
          List<Together> plans = trials.stream().map(plan).toList();
          return plans.get(0).all(plans);
        });
  }

  private Question<?> shown(
      Claim claim, Class<?> kind, int batch, Function<List<Trial>, List<Shown>> look) {
    if (kind == Event.class) {
      return new Question<>(
          counting(claim),
          trials -> look.apply(trials).stream().map(shown -> Seen.of((Event) shown)).toList(),
          batch);
    }
    Allowance allowance = claim.allowance().get();
    return new Question<>(
        terms -> sided(allowance, terms, ChanceTally::new, Chance::opposite),
        trials -> look.apply(trials).stream().map(Chance.class::cast).toList(),
        batch);
  }

  private Function<Terms, Tally<Seen>> counting(Claim claim) {
    Allowance allowance = claim.allowance().get();
    return terms -> sided(allowance, terms, (a, t) -> new ShareTally(number, a, t), Seen::opposite);
  }

  /** One side of what is claimed, or both. */
  private static <T> Tally<T> sided(
      Allowance allowance,
      Terms terms,
      BiFunction<Allowance, Terms, Tally<T>> tally,
      UnaryOperator<T> opposite) {
    if (allowance.atMost().isEmpty()) {
      return tally.apply(allowance, terms);
    }
    Terms each = terms.ofOneSide();
    Allowance other = Allowance.seen(1 - allowance.atMost().getAsDouble());
    return new BothSides<>(tally.apply(allowance, each), tally.apply(other, each), opposite);
  }
}

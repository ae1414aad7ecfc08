package twophase.theorems;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import twophase.bench.Profile;
import twophase.bench.Progress;
import twophase.bench.Session;
import twophase.bench.TimePlan;
import twophase.bench.Workers;
import twophase.dynamics.FastSimulator;
import twophase.inference.ErrorLedger;
import twophase.statement.BadInputException;
import twophase.statement.Card;
import twophase.statement.CardReader;
import twophase.statement.FormId;
import twophase.statement.TheoryWords;

/** All statements that are tested, in the order in which reports show them. */
public final class Catalogue {
  /** The chance that a whole run says anything wrong. */
  public static final double ERROR_BUDGET = 1e-6;

  /** The statement that a simulator is one of the paper's algorithm. */
  public static final String CONFORMANCE = "conformance";

  /**
   * What a form that leaves nothing to chance weighs in the error budget, a statistical one
   * weighing 1. Not 0, since identities tested at random points of a finite field err with a tiny
   * probability.
   */
  private static final double WEIGHT_WITHOUT_CHANCE = 1e-6;

  /** What a row of a table of necessity weighs against its form: it is no part of a verdict. */
  private static final double WEIGHT_OF_ROW = 0.05;

  private static final List<Class<?>> PROPERTY_CLASSES =
      List.of(
          TheoremTwoProperties.class,
          ShrinkingStepsProperties.class,
          LemmaFourProperties.class,
          AlignmentProperties.class,
          ConvergenceProperties.class,
          TwoPhaseProperties.class,
          NoiseNecessityProperties.class,
          SamTwoPhaseProperties.class,
          LinearisedBaselineProperties.class,
          NormBalanceProperties.class,
          OscillationProperties.class,
          SecondLayerProperties.class,
          LazyRegimeProperties.class,
          ConditionOneProperties.class,
          DecayLawProperties.class,
          GrowthLawProperties.class,
          StabilityLimitProperties.class,
          WidthCompressionProperties.class,
          ConformanceProperties.class);

  /** What a report says of the theory beside its cards. */
  public static final TheoryWords WORDS =
      new TheoryWords(
          "The theory of two-layer linear networks under label-noise SGD",
          List.of(
              new TheoryWords.Caveat(
                  "Outside Condition 1.",
                  "Hypothesis A2 of the paper's Condition 1 asks for a step size so small (below"
                      + " 10⁻⁷⁰⁰ in every dimension) that no binary64 run meets it, the paper's own"
                      + " included. Where a statement rests on Condition 1, its verdict is about the"
                      + " conclusion outside the stated hypotheses, and its section lists which of"
                      + " A1 to A6 were met. Statements whose sections list none do not rest on"
                      + " it.")),
          Map.of(
              "m", "width m",
              "d", "input dimension d",
              "eta", "step size η",
              "sigma", "noise level σ",
              "thetaNorm", "norm of θ*",
              "radius", "radius R",
              "load", "load k s(0)"));

  private Catalogue() {}

  /** The ids of all statements. */
  public static List<String> statements() {
    return PROPERTY_CLASSES.stream().map(Catalogue::statement).toList();
  }

  /**
   * The ids of the statements about the theory: all but {@code conformance}, which is about a
   * simulator and is asked of others than the suite's own.
   */
  public static List<String> ownStatements() {
    return statements().stream().filter(id -> !id.equals(CONFORMANCE)).toList();
  }

  /** The property class of a statement. */
  public static Class<?> propertyClass(String statement) {
    return PROPERTY_CLASSES.stream()
        .filter(c -> statement(c).equals(statement))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no statement " + statement));
  }

  /** All properties. */
  public static List<PropertyMethod> properties() {
    return PROPERTY_CLASSES.stream().flatMap(c -> PropertyMethod.in(c).stream()).toList();
  }

  /** The property of a form. */
  public static Optional<PropertyMethod> property(FormId form) {
    return properties().stream().filter(p -> p.id().equals(form)).findFirst();
  }

  /**
   * The statements' cards by id, in the catalogue's order.
   *
   * @param reader finds the card of a statement
   * @throws BadInputException if a card cannot be read, is malformed, or announces other forms than
   *     are tested
   */
  public static Map<String, Card> cards(Function<String, Card> reader) {
    Map<String, Card> cards = new LinkedHashMap<>();
    for (String statement : statements()) {
      Card card = reader.apply(statement);
      checkForms(card);
      cards.put(statement, card);
    }
    return cards;
  }

  /** The error budget, split over the whole catalogue, whatever part of it is run. */
  public static ErrorLedger ledger() {
    Map<String, Double> weights = new TreeMap<>();
    for (PropertyMethod property : properties()) {
      boolean chance = property.effort(Profile.QUICK).statistical();
      double weight = property.weight() * (chance ? 1 : WEIGHT_WITHOUT_CHANCE);
      weights.put(property.id().toString(), weight);
      property.rows().forEach(row -> weights.put(row.account(), weight * WEIGHT_OF_ROW));
    }
    return ErrorLedger.of(ERROR_BUDGET, weights);
  }

  /** The session of a property that is run by itself, from an IDE. */
  static Session quickSession() {
    return new Session(
        0,
        Profile.QUICK,
        new FastSimulator(),
        new Workers(Runtime.getRuntime().availableProcessors()),
        ledger(),
        cards(CardReader::bundled),
        Progress.NONE,
        TimePlan.unlimited());
  }

  private static void checkForms(Card card) {
    Collection<String> tested =
        PropertyMethod.in(propertyClass(card.id())).stream().map(p -> p.id().form()).toList();
    List<String> announced = card.forms().stream().map(Card.FormLine::form).toList();
    announced.stream()
        .filter(form -> !tested.contains(form))
        .findFirst()
        .ifPresent(
            form -> {
              throw new BadInputException(
                  "theorems/"
                      + card.id()
                      + ".md: form `"
                      + form
                      + "` is not tested; tested are "
                      + String.join(", ", tested.stream().sorted().toList()));
            });
    tested.stream()
        .filter(form -> !announced.contains(form))
        .findFirst()
        .ifPresent(
            form -> {
              throw new BadInputException(
                  "theorems/" + card.id() + ".md: `forms` lacks `" + form + "`, which is tested");
            });
  }

  private static String statement(Class<?> propertyClass) {
    return Arrays.stream(propertyClass.getAnnotationsByType(StatementId.class))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(propertyClass + " names no statement"))
        .value();
  }
}

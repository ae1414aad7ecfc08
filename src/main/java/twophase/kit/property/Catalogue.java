package twophase.kit.property;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import twophase.kit.bench.Means;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Task;
import twophase.kit.bench.Workers;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardReader;
import twophase.kit.statement.FormId;
import twophase.kit.statement.TypesetFormulas;

/** All statements of a theory that are tested, in the order in which reports show them. */
public final class Catalogue {
  /** The chance that a whole run says anything wrong. */
  public static final double ERROR_BUDGET = 1e-6;

  /**
   * What a form that leaves nothing to chance weighs in the error budget, a statistical one
   * weighing 1. Not 0, since identities tested at random points of a finite field err with a tiny
   * probability.
   */
  private static final double WEIGHT_WITHOUT_CHANCE = 1e-6;

  private static final String CARD = ".md";

  /** What a row of a table of necessity weighs against its form: it is no part of a verdict. */
  private static final double WEIGHT_OF_ROW = 0.05;

  private final CheckedTheory theory;
  private final Map<String, List<PropertyMethod>> statements = new LinkedHashMap<>();
  private final Map<FormId, PropertyMethod> properties = new LinkedHashMap<>();

  private Catalogue(CheckedTheory theory) {
    this.theory = theory;
    Stream.concat(theory.statements().stream(), theory.conformance().stream()).forEach(this::add);
    if (statements.isEmpty()) {
      throw new BadInputException("the theory " + theory.name() + ": has no statements");
    }
  }

  private void add(Class<?> propertyClass) {
    PropertyClassCheck.check(theory.name(), propertyClass);
    String statement = PropertyMethod.statement(propertyClass);
    List<PropertyMethod> forms = PropertyMethod.in(propertyClass);
    if (statements.put(statement, forms) != null) {
      throw new BadInputException(
          "the theory %s: two property classes test the statement %s"
              .formatted(theory.name(), statement));
    }
    forms.forEach(form -> properties.put(form.id(), form));
  }

  /**
   * What a theory states.
   *
   * @throws BadInputException if something of it cannot be tested as it stands
   */
  public static Catalogue of(Theory theory) {
    return new Catalogue(CheckedTheory.of(theory));
  }

  /** Whose statements these are. */
  public Theory theory() {
    return theory;
  }

  /** The ids of all statements. */
  public List<String> statements() {
    return List.copyOf(statements.keySet());
  }

  /** The ids of the statements about the theory: all but those about a simulator. */
  public List<String> aboutTheory() {
    return statements().stream().filter(id -> !aboutSimulators(id)).toList();
  }

  /** Whether a statement is about a simulator: asked of others than the theory's own. */
  public boolean aboutSimulators(String statement) {
    return theory.conformance().stream()
        .anyMatch(c -> PropertyMethod.statement(c).equals(statement));
  }

  /** All properties. */
  public Collection<PropertyMethod> properties() {
    return List.copyOf(properties.values());
  }

  /** The property of a form. */
  public Optional<PropertyMethod> property(FormId form) {
    return Optional.ofNullable(properties.get(form));
  }

  /**
   * The cards that the theory carries, by statement.
   *
   * @throws BadInputException if a card is missing, is malformed, or announces other forms than are
   *     tested
   */
  public Map<String, Card> cards() {
    requireTested(CodePlace.of(theory.origin()));
    return cards(folder(), statement -> CardReader.carried(loader(), folder(), statement));
  }

  /**
   * The same from a user's folder.
   *
   * @throws BadInputException if a card cannot be read, is malformed, or announces other forms than
   *     are tested
   */
  public Map<String, Card> cards(Path cards) {
    return cards(cards + "/", statement -> CardReader.in(cards, statement));
  }

  private Map<String, Card> cards(String place, Function<String, Card> reader) {
    TypesetFormulas formulas = formulas();
    Map<String, Card> cards = new LinkedHashMap<>();
    statements.forEach(
        (statement, forms) -> {
          Card card = reader.apply(statement);
          checkForms(place, card, forms);
          cards.put(statement, formulas.in(card));
        });
    return cards;
  }

  /** The formulas that the theory carries in MathML. */
  public TypesetFormulas formulas() {
    return new TypesetFormulas(loader(), folder());
  }

  /**
   * A digest of the classes that test the theory, its own and the suite's: 16 hexadecimal digits.
   * What was computed by other classes is not taken for what these would compute.
   */
  public String code() {
    return CodeDigest.running(theory.origin());
  }

  /**
   * A card that no class tests would be left out without a word.
   *
   * @throws BadInputException if there is one
   */
  private void requireTested(CodePlace place) {
    List<String> carried =
        place.visit(
            folder(),
            cards -> {
              if (!Files.isDirectory(cards)) {
                return List.of();
              }
              try (Stream<Path> files = Files.list(cards)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
              }
            });
    for (String name : carried) {
      if (name.endsWith(CARD)
          && !statements.containsKey(name.substring(0, name.length() - CARD.length()))) {
        throw new BadInputException(
            "%s%s: no class among the statements of the theory %s tests it"
                .formatted(folder(), name, theory.name()));
      }
    }
  }

  /** What finds the theory's cards. */
  public ClassLoader loader() {
    return theory.origin().getClassLoader();
  }

  /** Where they are on its class path, with a slash at the end. */
  public String folder() {
    return "theorems/" + theory.name() + "/";
  }

  /** The error budget, split over the whole catalogue, whatever part of it is run. */
  public ErrorLedger ledger() {
    Map<String, Double> weights = new TreeMap<>();
    for (PropertyMethod property : properties.values()) {
      boolean chance = property.effort(Profile.QUICK).statistical();
      double weight = property.weight() * (chance ? 1 : WEIGHT_WITHOUT_CHANCE);
      weights.put(property.id().toString(), weight);
      property.rows().forEach(row -> weights.put(row.account(), weight * WEIGHT_OF_ROW));
    }
    return ErrorLedger.of(ERROR_BUDGET, weights);
  }

  /** The session of a property that is run by itself, from an IDE. */
  Session quickSession() {
    return new Session(
        new Task(0, Profile.QUICK, theory.simulators().own(), ledger(), cards(), false),
        Means.of(new Workers(Runtime.getRuntime().availableProcessors())));
  }

  private static void checkForms(String place, Card card, List<PropertyMethod> properties) {
    List<String> tested = properties.stream().map(p -> p.id().form()).sorted().toList();
    List<String> announced = card.forms().stream().map(Card.FormLine::form).toList();
    for (String form : announced) {
      if (!tested.contains(form)) {
        throw new BadInputException(
            "%s%s.md: form `%s` is not tested; tested are %s"
                .formatted(place, card.id(), form, String.join(", ", tested)));
      }
    }
    for (String form : tested) {
      if (!announced.contains(form)) {
        throw new BadInputException(
            "%s%s.md: `forms` lacks `%s`, which is tested".formatted(place, card.id(), form));
      }
    }
  }
}

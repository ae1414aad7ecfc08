package twophase.kit.property;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import twophase.kit.bench.Conditions;
import twophase.kit.bench.Means;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Session;
import twophase.kit.bench.Simulator;
import twophase.kit.bench.Task;
import twophase.kit.bench.Workers;
import twophase.kit.evidence.BadLuck;
import twophase.kit.evidence.ErrorBudget;
import twophase.kit.inference.ErrorLedger;
import twophase.kit.statement.BadInputException;
import twophase.kit.statement.Card;
import twophase.kit.statement.CardReader;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Thrown;
import twophase.kit.statement.TypesetFormulas;

/**
 * All statements of a theory that are tested, in the order in which reports show them, each with
 * its card and the class that tests what the card claims.
 */
public final class Catalogue {
  /**
   * The chance, at most, that a point is said to hold or to fail and does not. One for each point,
   * not for a map, so that maps share points; a map's own is that times its points (Bonferroni).
   */
  public static final double POINT_ERROR = 1e-6;

  /**
   * What a form that leaves nothing to chance weighs in units of error, a statistical one weighing
   * 1. Not 0, since identities tested at random points of a finite field err with a tiny
   * probability.
   */
  private static final double WEIGHT_WITHOUT_CHANCE = 1e-6;

  /** What a row of a table of necessity weighs against its form: it is no part of a verdict. */
  private static final double WEIGHT_OF_ROW = 0.05;

  private static final String CARD = ".md";

  private final CheckedTheory theory;
  private final Conditions conditions;
  private final Map<String, Class<?>> classes;
  private final Map<String, Card> cards;
  private final double error;
  private final Map<FormId, PropertyMethod> properties = new LinkedHashMap<>();

  private final SecondError second = new SecondError(this);

  /** Split once, when it is first asked for: it reads the settings of all tables of necessity. */
  private ErrorLedger ledger;

  private Catalogue(
      CheckedTheory theory, Map<String, Class<?>> classes, Map<String, Card> cards, double error) {
    this.theory = theory;
    this.error = error;
    this.classes = classes;
    this.cards = Collections.unmodifiableMap(new LinkedHashMap<>(cards));
    this.conditions = new Conditions(theory.hypotheses(), theory.cautions(), theory.landmark());
    classes.forEach((statement, type) -> add(type, cards.get(statement)));
  }

  /** In the order of the card: a class names its methods in another one in each JVM. */
  private void add(Class<?> type, Card card) {
    Map<FormId, PropertyMethod> found = new HashMap<>();
    for (Method method : PropertyMethod.in(type)) {
      PropertyMethod property = PropertyMethod.of(method, card, conditions.hypotheses());
      found.put(property.id(), property);
    }
    card.formIds().forEach(form -> properties.put(form, found.get(form)));
  }

  /**
   * What a theory states, with the cards that it carries.
   *
   * @throws BadInputException if something of it cannot be tested as it stands, or a card is
   *     missing, is malformed, or does not go with the class that tests it
   */
  public static Catalogue of(Theory theory) {
    CheckedTheory checked = CheckedTheory.of(theory);
    Map<String, Class<?>> classes = classes(checked);
    ClassLoader loader = checked.origin().getClassLoader();
    String folder = folder(checked);
    requireTested(checked, classes);
    return read(
        checked,
        classes,
        folder,
        statement -> CardReader.carried(loader, folder, statement, checked.quoted()));
  }

  /**
   * The same with the cards of a folder.
   *
   * @throws BadInputException if something of it cannot be tested as it stands, or a card cannot be
   *     read, is malformed, or does not go with the class that tests it
   */
  public static Catalogue of(Theory theory, Path cards) {
    CheckedTheory checked = CheckedTheory.of(theory);
    Map<String, Class<?>> classes = classes(checked);
    return read(
        checked,
        classes,
        cards + "/",
        statement -> CardReader.in(cards, statement, checked.quoted()));
  }

  /** The same statements with other cards, by statement. */
  public Catalogue with(Map<String, Card> others) {
    return new Catalogue(theory, classes, others, error);
  }

  /**
   * The same statements with another chance, at most, that a whole run says anything wrong.
   *
   * @param total in (0, 1)
   */
  public Catalogue erring(double total) {
    return new Catalogue(theory, classes, cards, total);
  }

  private static Map<String, Class<?>> classes(CheckedTheory theory) {
    Map<String, Class<?>> classes = new LinkedHashMap<>();
    for (Class<?> type :
        Stream.concat(theory.statements().stream(), theory.conformance().stream()).toList()) {
      PropertyClassCheck.check(theory.name(), type);
      if (classes.put(PropertyMethod.statement(type), type) != null) {
        throw new BadInputException(
            "the theory %s: two property classes test the statement %s"
                .formatted(theory.name(), PropertyMethod.statement(type)));
      }
    }
    if (classes.isEmpty()) {
      throw new BadInputException("the theory " + theory.name() + ": has no statements");
    }
    return classes;
  }

  private static Catalogue read(
      CheckedTheory theory,
      Map<String, Class<?>> classes,
      String place,
      Function<String, Card> reader) {
    TypesetFormulas formulas = formulas(theory);
    Map<String, Card> cards = new LinkedHashMap<>();
    classes.forEach(
        (statement, type) -> {
          Card card = reader.apply(statement);
          CardCheck.check(place + statement + CARD, card, type, theory.hypotheses());
          cards.put(statement, formulas.in(card));
        });
    cards.forEach((id, card) -> checkPremises(place + id + CARD, card, classes.keySet()));
    return new Catalogue(theory, classes, cards, ErrorBudget.USUAL);
  }

  private static void checkPremises(String name, Card card, Set<String> statements) {
    card.premises().restsOn().stream()
        .filter(id -> !statements.contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new BadInputException(
                  "%s: rests on `%s`, which is no statement of the theory; it has %s"
                      .formatted(name, id, String.join(", ", statements)));
            });
  }

  /** Whose statements these are. */
  public Theory theory() {
    return theory;
  }

  /** What the theory has to say of settings. */
  public Conditions conditions() {
    return conditions;
  }

  /** The ids of all statements. */
  public List<String> statements() {
    return List.copyOf(classes.keySet());
  }

  /** The ids of the statements about the theory: all but those about a simulator. */
  public List<String> aboutTheory() {
    return statements().stream().filter(id -> !aboutSimulators(id)).toList();
  }

  /** Whether a statement is about a simulator: asked of others than the theory's own. */
  public boolean aboutSimulators(String statement) {
    return theory.conformance().contains(classes.get(statement));
  }

  /** All properties. */
  public Collection<PropertyMethod> properties() {
    return List.copyOf(properties.values());
  }

  /** The property of a form. */
  public Optional<PropertyMethod> property(FormId form) {
    return Optional.ofNullable(properties.get(form));
  }

  /** The cards by statement, in the order of the statements. */
  public Map<String, Card> cards() {
    return cards;
  }

  /** The formulas that the theory carries in MathML. */
  public TypesetFormulas formulas() {
    return formulas(theory);
  }

  private static TypesetFormulas formulas(CheckedTheory theory) {
    return new TypesetFormulas(theory.origin().getClassLoader(), folder(theory));
  }

  /**
   * A digest of the classes that test the theory, its own and the suite's: 16 hexadecimal digits.
   * What was computed by other classes is not taken for what these would compute.
   */
  public String code() {
    return CodeDigest.running(theory.origin());
  }

  /**
   * The seed of a run that is given none, from 0 to 2^53 - 1: a function of what the cards choose
   * and of the property classes alone, the same from every build. No run with it can have been
   * looked at while they were written.
   */
  public long seed() {
    return FreshSeed.of(classes, cards);
  }

  /**
   * A card that no class tests would be left out without a word.
   *
   * @throws BadInputException if there is one
   */
  private static void requireTested(CheckedTheory theory, Map<String, Class<?>> classes) {
    String folder = folder(theory);
    List<String> carried =
        CodePlace.of(theory.origin())
            .visit(
                folder,
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
          && !classes.containsKey(name.substring(0, name.length() - CARD.length()))) {
        throw new BadInputException(
            "%s%s: no class among the statements of the theory %s tests it"
                .formatted(folder, name, theory.name()));
      }
    }
  }

  /** What finds the theory's cards. */
  public ClassLoader loader() {
    return theory.origin().getClassLoader();
  }

  /** Where they are on its class path, with a slash at the end. */
  public String folder() {
    return folder(theory);
  }

  private static String folder(CheckedTheory theory) {
    return "theorems/" + theory.name() + "/";
  }

  /**
   * Draws a setting of each of some forms, before anything is run: what is wrong with a domain is
   * told here.
   *
   * @throws BadInputException if one cannot be drawn
   */
  public void requireDrawn(List<FormId> forms) {
    for (FormId form : forms) {
      PropertyMethod property = properties.get(form);
      try {
        FirstDraw.of(property);
      } catch (RuntimeException e) {
        throw new BadInputException(
            "card %s: form `%s`: no setting of its domain `%s` can be drawn: %s"
                .formatted(
                    form.statement(),
                    form.form(),
                    property.card().domain(form.form()).name(),
                    Thrown.words(e)),
            e);
      }
    }
  }

  /**
   * The error budget, whatever part of the catalogue is run: a form's share depends on the form
   * alone.
   */
  public synchronized ErrorLedger ledger() {
    if (ledger == null) {
      ledger = split();
    }
    return ledger;
  }

  private ErrorLedger split() {
    Map<String, Double> weights = new TreeMap<>();
    for (PropertyMethod property : properties.values()) {
      boolean chance = property.effort(Profile.QUICK).statistical();
      double weight = property.weight() * (chance ? 1 : WEIGHT_WITHOUT_CHANCE);
      weights.put(property.id().toString(), weight);
      property.rows().forEach(row -> weights.put(row.account(), weight * WEIGHT_OF_ROW));
    }
    try {
      return ErrorLedger.of(error, theory.errorUnits(), weights);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("the theory " + theory.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The chance that bad luck alone keeps a right simulator from the verdicts that the cards of some
   * forms expect, where the profile tests them: the second error, beside the one that {@link
   * #ledger()} bounds.
   */
  public BadLuck badLuck(Collection<FormId> forms, Profile profile) {
    return properties.values().stream()
        .filter(property -> property.in(profile))
        .map(PropertyMethod::id)
        .filter(forms::contains)
        .map(form -> second.of(form, profile).orElse(BadLuck.UNTOLD))
        .reduce(BadLuck.NONE, BadLuck::and);
  }

  /** The error budget of one point of a map. */
  public static ErrorLedger pointLedger(FormId form) {
    return ErrorLedger.of(POINT_ERROR, 1, Map.of(form.toString(), 1.0));
  }

  /**
   * What a run of these statements is to find out.
   *
   * @param seed root of all randomness, at least 0
   * @param verdictsOnly whether verdicts alone are wanted
   */
  public Task task(long seed, Profile profile, Simulator simulator, boolean verdictsOnly) {
    return new Task(seed, profile, simulator, ledger(), cards, conditions, verdictsOnly);
  }

  /**
   * A run of these statements at settings that somebody typed: what is too much is refused, by the
   * simulator and by the checks.
   *
   * @param seed root of all randomness, at least 0
   * @param ledger the error budget
   * @param means how it is done, and what a trial may compute
   */
  public Session typed(long seed, Simulator simulator, ErrorLedger ledger, Means means) {
    Simulator bounded = theory.simulators().within(simulator, means.work());
    return new Session(task(seed, Profile.QUICK, bounded, false).within(ledger), means);
  }

  /** The session of a property that is run by itself, from an IDE. */
  Session quickSession() {
    return new Session(
        task(seed(), Profile.QUICK, theory.simulators().own(), false),
        Means.of(new Workers(Runtime.getRuntime().availableProcessors())));
  }
}

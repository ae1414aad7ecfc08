package twophase;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import twophase.paper.network.Norms;

/** The two houses, their rooms, and who may use them. */
@AnalyzeClasses(packages = "twophase", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] NOBODY = {};

  /** The rooms of the kit, each with those that it may use. */
  private static final Map<String, String[]> KIT = new LinkedHashMap<>();

  /** The rooms of the paper, each with those that it may use, the kit's with their house's name. */
  private static final Map<String, String[]> PAPER = new LinkedHashMap<>();

  static {
    KIT.put("number", NOBODY);
    KIT.put("text", NOBODY);
    KIT.put("random", NOBODY);
    KIT.put("exact", rooms("random"));
    KIT.put("figure", NOBODY);
    KIT.put("statement", rooms("number", "text"));
    // What judges knows nothing of what is judged, so that it can be calibrated by itself.
    KIT.put("inference", rooms("number"));
    KIT.put("evidence", rooms("statement", "inference", "figure", "number", "text"));
    KIT.put("bench", rooms("evidence", "statement", "inference", "random", "number", "text"));
    KIT.put("property", rooms("bench", "evidence", "statement", "inference", "figure", "number"));
    KIT.put(
        "suite",
        rooms("property", "bench", "evidence", "statement", "inference", "number", "text"));
    KIT.put("faults", rooms("suite", "property", "bench", "evidence", "statement", "text"));
    KIT.put(
        "junit", rooms("suite", "property", "bench", "evidence", "statement", "number", "text"));
    // Asks the same property classes as the suite does, at settings of a user's choice.
    KIT.put(
        "maps",
        rooms(
            "property", "bench", "evidence", "statement", "inference", "figure", "number", "text"));
    KIT.put(
        "work",
        rooms("suite", "faults", "maps", "property", "bench", "evidence", "statement", "text"));
    KIT.put(
        "flakes",
        rooms(
            "work",
            "suite",
            "property",
            "bench",
            "evidence",
            "statement",
            "inference",
            "random",
            "number",
            "text"));
    // Computes nothing: whatever it shows stands in the evidence.
    KIT.put("report", rooms("evidence", "statement", "figure", "number", "text"));
    KIT.put(
        "cli",
        rooms(
            "work",
            "suite",
            "faults",
            "flakes",
            "maps",
            "report",
            "property",
            "bench",
            "evidence",
            "statement",
            "figure",
            "number",
            "text"));

    PAPER.put("data", NOBODY);
    PAPER.put("network", rooms("data", "kit.random", "kit.number"));
    PAPER.put("erf", rooms("network", "data", "kit.random"));
    // Formulas need nothing but numbers, and intervals of them.
    PAPER.put("theory", rooms("kit.number"));
    PAPER.put("dynamics", rooms("network", "kit.random", "kit.bench"));
    PAPER.put(
        "simulators",
        rooms(
            "dynamics",
            "network",
            "kit.property",
            "kit.bench",
            "kit.statement",
            "kit.number",
            "kit.random",
            "kit.text"));
    PAPER.put("faults", rooms("simulators", "dynamics", "network", "kit.property", "kit.random"));
    // Theory is laid over dynamics for the eye, nothing is decided.
    PAPER.put(
        "figures",
        rooms("theory", "dynamics", "erf", "data", "network", "kit.figure", "kit.random"));
    PAPER.put("benchmarks", rooms("dynamics", "network", "kit.random"));
    // Here formulas and simulators meet; a step that is wrong is told which fault it is like.
    PAPER.put(
        "theorems",
        rooms(
            "theory",
            "faults",
            "dynamics",
            "erf",
            "data",
            "network",
            "kit.property",
            "kit.bench",
            "kit.evidence",
            "kit.statement",
            "kit.inference",
            "kit.number",
            "kit.random",
            "kit.exact"));
    PAPER.put(
        "verbs",
        rooms(
            "benchmarks",
            "figures",
            "theory",
            "dynamics",
            "network",
            "data",
            "kit.cli",
            "kit.property",
            "kit.bench",
            "kit.statement",
            "kit.number",
            "kit.random"));
  }

  private static String[] rooms(String... names) {
    return names;
  }

  private static LayeredArchitecture layers() {
    LayeredArchitecture layers =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("theory of the paper")
            .definedBy("twophase.paper");
    for (String room : KIT.keySet()) {
      layers = layers.layer("kit." + room).definedBy("twophase.kit." + room + "..");
    }
    for (String room : PAPER.keySet()) {
      layers = layers.layer("paper." + room).definedBy("twophase.paper." + room + "..");
    }
    return layers;
  }

  private static LayeredArchitecture ruled() {
    LayeredArchitecture rules =
        layers().whereLayer("theory of the paper").mayNotBeAccessedByAnyLayer();
    for (Map.Entry<String, String[]> room : KIT.entrySet()) {
      rules = rule(rules, "kit." + room.getKey(), named("kit.", room.getValue()));
    }
    for (Map.Entry<String, String[]> room : PAPER.entrySet()) {
      rules = rule(rules, "paper." + room.getKey(), named("paper.", room.getValue()));
    }
    return rules;
  }

  private static LayeredArchitecture rule(
      LayeredArchitecture rules, String room, List<String> others) {
    return others.isEmpty()
        ? rules.whereLayer(room).mayNotAccessAnyLayer()
        : rules.whereLayer(room).mayOnlyAccessLayers(others.toArray(String[]::new));
  }

  private static List<String> named(String house, String[] rooms) {
    List<String> named = new ArrayList<>();
    for (String room : rooms) {
      named.add(room.startsWith("kit.") ? room : house + room);
    }
    return named;
  }

  /** The page on the architecture has the same rooms, with the same ways. */
  /**
   * Rooms that do not know each other are read side by side, and a setting is known by its name.
   */
  @ArchTest
  static void aNameInTheTheoremsStandsForOneClass(JavaClasses classes) {
    Map<String, List<String>> byName =
        classes.stream()
            .filter(c -> c.getPackageName().startsWith("twophase.paper.theorems"))
            .filter(JavaClass::isTopLevelClass)
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(names -> names.size() == 1);
    assertThat(byName, equalTo(Map.of()));
  }

  @Test
  void thePageSaysTheSame() throws IOException {
    Map<String, Set<String>> told = new LinkedHashMap<>();
    Matcher row =
        Pattern.compile("^\\| `([a-z]+)` \\|.*\\|([^|]*)\\|$", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("src/docs/architecture.md")));
    while (row.find()) {
      String house = told.size() < KIT.size() ? "kit." : "paper.";
      told.put(
          house + row.group(1),
          Pattern.compile("`([a-z.]+)`")
              .matcher(row.group(2))
              .results()
              .map(way -> way.group(1))
              .collect(Collectors.toSet()));
    }
    Map<String, Set<String>> ruled = new LinkedHashMap<>();
    KIT.forEach((room, ways) -> ruled.put("kit." + room, Set.of(ways)));
    PAPER.forEach((room, ways) -> ruled.put("paper." + room, Set.of(ways)));
    assertThat(told, equalTo(ruled));
  }

  @ArchTest
  static final ArchRule ROOMS =
      ruled()
          .because(
              "a fault in the dynamics must not be able to hide in the theory: the two meet in the"
                  + " property classes alone, and what judges them knows neither");

  @ArchTest
  static final ArchRule THE_KIT_KNOWS_NO_PAPER =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("twophase.kit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("twophase.paper..")
          .because("another theory has to find all that it needs in the kit, and nothing else");

  @ArchTest
  static final ArchRule ROOMS_OF_THEOREMS_STAND_ALONE =
      SlicesRuleDefinition.slices()
          .matching("twophase.paper.theorems.(*)..")
          .should()
          .notDependOnEachOther()
          .because("what two of them share belongs to all, one floor below");

  @ArchTest
  static final ArchRule WHAT_THEOREMS_SHARE_KNOWS_NONE_OF_THEM =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("twophase.paper.theorems")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("twophase.paper.theorems.*..")
          .because("arrows go down only");

  @ArchTest
  static final ArchRule RULES_KNOW_NO_LANES =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("twophase.paper.dynamics")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("twophase.paper.dynamics.lanes..")
          .because("the rules of motion are there to be read; how fast they go is one floor above");

  @ArchTest
  static final ArchRule ONLY_PROPERTIES_KNOW_JQWIK =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages("twophase.kit.property..", "twophase.paper.theorems..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.jqwik..")
          .because("what a statement checks does not hang on the engine that draws its settings");

  @ArchTest
  static final ArchRule THE_THEORY_IS_PURE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("twophase.paper.theory..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "twophase.paper.theory..",
              "twophase.kit.number..",
              "org.apache.commons.math3..")
          .because("the paper's formulas need nothing but numbers");

  @ArchTest
  static final ArchRule NO_CIRCLES_IN_THE_KIT =
      SlicesRuleDefinition.slices()
          .matching("twophase.kit.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two rooms that need each other are one room, and cannot be tested apart");

  @ArchTest
  static final ArchRule NO_CIRCLES_IN_THE_PAPER =
      SlicesRuleDefinition.slices()
          .matching("twophase.paper.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two rooms that need each other are one room, and cannot be tested apart");

  @ArchTest
  static final ArchRule RANDOMNESS_HANGS_FROM_THE_SEED =
      ArchRuleDefinition.noClasses()
          .that()
          // The command line draws the seed itself, where `--seed random` asks for it; jqwik hands
          // the property classes a generator that it made from the run's seed.
          .resideOutsideOfPackages(
              "twophase.kit.cli..", "twophase.kit.property..", "twophase.paper.theorems..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.(util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                  + "|security\\.SecureRandom)")
          .orShould()
          .callMethod(Math.class, "random")
          .because("the same seed has to give the same evidence, on any machine and thread count");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_TALKS =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages("twophase.kit.cli..", "twophase.paper.verbs..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .because(
              "what a run says goes through its evidence, or through what it was given to say it");

  @ArchTest
  static final ArchRule EVIDENCE_NEEDS_NO_CLOCK =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAnyPackage(
              "twophase.kit.random..",
              "twophase.kit.exact..",
              "twophase.kit.inference..",
              "twophase.kit.statement..",
              "twophase.kit.evidence..",
              "twophase.paper.network..",
              "twophase.paper.theory..",
              "twophase.paper.theorems..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .because(
              "a verdict that depends on how fast the machine was cannot be checked on another");

  @ArchTest
  static final ArchRule THE_JUDGE_IS_PURE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("twophase.kit.inference..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "twophase.kit.inference..",
              "twophase.kit.number..",
              "org.apache.commons.math3..")
          .because("what decides is calibrated by itself, on outcomes whose truth is known");

  @ArchTest
  static final ArchRule NOTHING_HAS_SETTERS =
      ArchRuleDefinition.noMethods()
          .that()
          .arePublic()
          .should()
          .haveNameMatching("set[A-Z].*")
          .because("a value that somebody can change under your hands is no evidence");

  @ArchTest
  static final ArchRule NOT_FINITE_IS_NEVER_ZERO =
      ArchRuleDefinition.noClasses()
          .that()
          .doNotBelongToAnyOf(Norms.class)
          .should()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("NormOps_")
          .orShould()
          .callMethodWhere(
              JavaCall.Predicates.target(HasName.Predicates.nameMatching("element(Max|Min)(Abs)?")))
          .because("to EJML's norms and extremes a vector of NaN has length 0: see Norms");
}

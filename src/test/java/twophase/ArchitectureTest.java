package twophase;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;

/** The rooms and who may use them. */
@AnalyzeClasses(packages = "twophase", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ROOMS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("random")
          .definedBy("twophase.random..")
          .layer("exact")
          .definedBy("twophase.exact..")
          .layer("network")
          .definedBy("twophase.network..")
          .layer("dynamics")
          .definedBy("twophase.dynamics..")
          .layer("theory")
          .definedBy("twophase.theory..")
          .layer("inference")
          .definedBy("twophase.inference..")
          .layer("statement")
          .definedBy("twophase.statement..")
          .layer("evidence")
          .definedBy("twophase.evidence..")
          .layer("bench")
          .definedBy("twophase.bench..")
          .layer("theorems")
          .definedBy("twophase.theorems..")
          .layer("suite")
          .definedBy("twophase.suite..")
          .layer("simulators")
          .definedBy("twophase.simulators..")
          .layer("faults")
          .definedBy("twophase.faults..")
          .layer("report")
          .definedBy("twophase.report..", "gg.jte.generated..")
          .layer("benchmarks")
          .definedBy("twophase.benchmarks..")
          .layer("figures")
          .definedBy("twophase.figures..")
          .layer("maps")
          .definedBy("twophase.maps..")
          .layer("cli")
          .definedBy("twophase.cli..")
          .whereLayer("random")
          .mayNotAccessAnyLayer()
          .whereLayer("exact")
          .mayOnlyAccessLayers("random")
          .whereLayer("network")
          .mayOnlyAccessLayers("random")
          .whereLayer("dynamics")
          .mayOnlyAccessLayers("network", "random")
          .whereLayer("theory")
          .mayNotAccessAnyLayer()
          .whereLayer("inference")
          .mayNotAccessAnyLayer()
          .whereLayer("statement")
          .mayNotAccessAnyLayer()
          .whereLayer("evidence")
          .mayOnlyAccessLayers("statement", "inference")
          .whereLayer("bench")
          .mayOnlyAccessLayers("evidence", "statement", "inference", "dynamics", "random")
          .whereLayer("theorems")
          .mayOnlyAccessLayers(
              "random",
              "exact",
              "network",
              "dynamics",
              "theory",
              "inference",
              "statement",
              "evidence",
              "bench")
          .whereLayer("suite")
          .mayOnlyAccessLayers(
              "theorems", "bench", "evidence", "statement", "inference", "dynamics")
          .whereLayer("simulators")
          .mayOnlyAccessLayers("dynamics", "network", "random", "statement")
          .whereLayer("faults")
          .mayOnlyAccessLayers(
              "random",
              "network",
              "dynamics",
              "statement",
              "evidence",
              "bench",
              "theorems",
              "suite")
          .whereLayer("report")
          .mayOnlyAccessLayers("statement", "evidence")
          .whereLayer("figures")
          // Plain data for the report: theory is laid over dynamics for the eye, nothing is
          // decided.
          .mayOnlyAccessLayers("statement", "dynamics", "network", "random", "theory")
          .whereLayer("maps")
          // Asks the same property classes as the suite does, at settings of a user's choice.
          .mayOnlyAccessLayers(
              "statement", "evidence", "bench", "theorems", "suite", "inference", "dynamics")
          .whereLayer("benchmarks")
          .mayOnlyAccessLayers("dynamics", "network", "random")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .because(
              "a fault in the dynamics must not be able to hide in the theory: the two meet in the"
                  + " property classes alone, and what judges them knows neither");

  @ArchTest
  static final ArchRule ONLY_PROPERTIES_KNOW_JQWIK =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages("twophase.theorems..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.jqwik..")
          .because("what a statement checks does not hang on the engine that draws its settings");

  @ArchTest
  static final ArchRule THE_THEORY_IS_PURE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("twophase.theory..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "twophase.theory..", "org.apache.commons.math3..")
          .because("the paper's formulas need nothing but numbers");

  @ArchTest
  static final ArchRule NO_CIRCLES =
      SlicesRuleDefinition.slices()
          .matching("twophase.(*)..")
          .should()
          .beFreeOfCycles()
          .because("two rooms that need each other are one room, and cannot be tested apart");

  @ArchTest
  static final ArchRule RANDOMNESS_HANGS_FROM_THE_SEED =
      ArchRuleDefinition.noClasses()
          .that()
          // The command line draws the seed itself, where `--seed random` asks for it; jqwik hands
          // the
          // property classes a generator that it made from the run's seed.
          .resideOutsideOfPackages("twophase.cli..", "twophase.theorems..")
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
          .resideOutsideOfPackages("twophase.cli..", "twophase.benchmarks..")
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
              "twophase.random..",
              "twophase.exact..",
              "twophase.network..",
              "twophase.theory..",
              "twophase.inference..",
              "twophase.statement..",
              "twophase.evidence..",
              "twophase.theorems..")
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
          .resideInAPackage("twophase.inference..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "twophase.inference..", "org.apache.commons.math3..")
          .because("what decides is calibrated by itself, on outcomes whose truth is known");

  @ArchTest
  static final ArchRule NOTHING_HAS_SETTERS =
      ArchRuleDefinition.noMethods()
          .that()
          .arePublic()
          .should()
          .haveNameMatching("set[A-Z].*")
          .because("a value that somebody can change under your hands is no evidence");
}

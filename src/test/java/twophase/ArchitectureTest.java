package twophase;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

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
          .whereLayer("bench")
          .mayOnlyAccessLayers("statement", "inference", "dynamics", "random")
          .whereLayer("theorems")
          .mayOnlyAccessLayers(
              "random", "exact", "network", "dynamics", "theory", "inference", "statement", "bench")
          .whereLayer("suite")
          .mayOnlyAccessLayers("theorems", "bench", "statement", "inference", "dynamics")
          .whereLayer("simulators")
          .mayOnlyAccessLayers("dynamics", "network", "random", "statement")
          .whereLayer("faults")
          .mayOnlyAccessLayers(
              "random", "network", "dynamics", "statement", "bench", "theorems", "suite")
          .whereLayer("report")
          .mayOnlyAccessLayers("statement")
          .whereLayer("figures")
          // Plain data for the report: theory is laid over dynamics for the eye, nothing is
          // decided.
          .mayOnlyAccessLayers("statement", "dynamics", "network", "random", "theory")
          .whereLayer("maps")
          // Asks the same property classes as the suite does, at settings of a user's choice.
          .mayOnlyAccessLayers("statement", "bench", "theorems", "suite", "inference", "dynamics")
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
}

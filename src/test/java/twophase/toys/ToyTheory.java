package twophase.toys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import twophase.kit.bench.Hypothesis;
import twophase.kit.bench.Profile;
import twophase.kit.bench.Progress;
import twophase.kit.evidence.FormFinding;
import twophase.kit.property.Catalogue;
import twophase.kit.property.Simulators;
import twophase.kit.property.Theory;
import twophase.kit.statement.TheoryWords;
import twophase.kit.suite.RunRequest;
import twophase.kit.suite.Suite;
import twophase.paper.simulators.PaperSimulators;

/**
 * A theory of some statements, which may assume some hypotheses.
 *
 * @param statements their property classes
 * @param hypotheses by which the cards may refer to them
 */
public record ToyTheory(List<Class<?>> statements, List<Hypothesis> hypotheses) implements Theory {

  /** Without hypotheses. */
  public static ToyTheory of(Class<?>... statements) {
    return new ToyTheory(List.of(statements), List.of());
  }

  @Override
  public String name() {
    return "toys";
  }

  @Override
  public TheoryWords words() {
    return new TheoryWords("Toys", "java", List.of(), Map.of());
  }

  @Override
  public Simulators simulators() {
    return new PaperSimulators();
  }

  /**
   * The theory with a card.
   *
   * @param folder where the card is put
   */
  public Catalogue with(String id, String card, Path folder) throws IOException {
    Files.writeString(folder.resolve(id + ".md"), card);
    return Catalogue.of(this, folder);
  }

  /** What a quick run of a catalogue finds of a form. */
  public static FormFinding found(Catalogue catalogue, long seed, String form) {
    RunRequest request =
        RunRequest.of(catalogue, Profile.QUICK, seed, catalogue.theory().simulators().own());
    return Suite.run(request, Progress.NONE).tested().stream()
        .filter(finding -> finding.id().form().equals(form))
        .findFirst()
        .orElseThrow();
  }
}

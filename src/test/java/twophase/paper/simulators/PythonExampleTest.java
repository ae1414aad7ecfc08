package twophase.paper.simulators;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.dynamics.Trace;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;

/** The examples in Python do the paper's algorithms, with NumPy and without. */
class PythonExampleTest {
  private static final SeedTree SEEDS = SeedTree.root(3).child("python");
  private static final GroundTruth TRUTH = GroundTruth.draw(3, 0.5, SEEDS.child("truth").stream());
  private static final Network START = NtkInitialisation.draw(6, 3, SEEDS.child("start").stream());

  /** Keeps the last state, and truth and trace where they are told. */
  private static final class Last implements Observer {
    Network state;
    Trace trace;

    @Override
    public boolean wantsTrace() {
      return true;
    }

    @Override
    public void trace(Trace told) {
      trace = told;
    }

    GroundTruth truth;

    @Override
    public void truth(GroundTruth told) {
      truth = told;
    }

    @Override
    public boolean wants(long t) {
      return true;
    }

    @Override
    public void see(long t, Network now) {
      state = now.copy();
    }
  }

  /** Without the packages of the site there is no NumPy. */
  private static ProcessSimulator start(String interpreter, String script) {
    assumeTrue(hasPython(), "there is no python3 here");
    return new ProcessSimulator(
        interpreter + " src/examples/python/" + script, Duration.ofMinutes(10));
  }

  private static boolean hasPython() {
    for (String folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, "python3"))) {
        return true;
      }
    }
    return false;
  }

  private static Run sgd() {
    return new Run.Driven(
        new LabelNoiseSgd(),
        0.02,
        START,
        SampleSource.fresh(TRUTH, 1, SEEDS.child("x").stream()),
        50);
  }

  private static Run sam() {
    return new Run.Driven(
        new Sam(0.1), 0.02, START, SampleSource.fresh(TRUTH, 1, SEEDS.child("x").stream()), 50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3", "python3 -S"})
  void drivenRunsAreTheReferences(String interpreter) {
    TrainingSet data = TrainingSet.draw(8, TRUTH, SEEDS.child("data").stream());
    try (ProcessSimulator simulator = start(interpreter, "simulator.py")) {
      assertSameEnd(simulator, sgd(), sgd());
      assertSameEnd(simulator, sam(), sam());
      Run descent = new Run.Driven(new GradientDescent(data), 0.05, START, 50);
      assertSameEnd(simulator, descent, descent);
    }
  }

  private static void assertSameEnd(ProcessSimulator simulator, Run one, Run other) {
    Last theirs = new Last();
    Last ours = new Last();
    simulator.run(one, theirs);
    new ReferenceSimulator().run(other, ours);
    for (int i = 0; i < ours.state.width(); i++) {
      assertThat(theirs.state.neuronDistance(i, ours.state), closeTo(0, 1e-12));
      double weight = ours.state.secondLayer().get(i);
      assertThat(theirs.state.secondLayer().get(i), closeTo(weight, 1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3", "python3 -S"})
  void freeRunsDrawTheirOwn(String interpreter) {
    try (ProcessSimulator simulator = start(interpreter, "simulator.py")) {
      List<Network> ends = new ArrayList<>();
      for (Inputs inputs : List.of(Inputs.FRESH, new Inputs(5))) {
        Last last = new Last();
        Run.Free run = new Run.Free(200, 4, inputs, 1e-3, 1, 0.7, SEEDS.child(inputs.n()), 30);
        Outcome outcome =
            simulator.run(
                run.withRule(Sam.orPlain(0.1)).withSchedule(new NoiseSchedule(10, 10)), last);
        assertThat(outcome.completed(), equalTo(true));
        assertThat(NormOps_DDRM.normF(last.truth.map()), closeTo(0.7, 1e-12));
        double norm2 = Math.pow(NormOps_DDRM.normF(last.state.firstLayer()), 2) / 200;
        assertTraced(last.trace, inputs.fresh() ? 30 : 5);
        assertThat("a neuron's squared norm is 1 on average", norm2, closeTo(1, 0.3));
        ends.add(last.state);
      }
      assertThat(ends.get(0).neuronDistance(0, ends.get(1)), greaterThan(0.0));
    }
  }

  /** The noise is on for 10 steps and off for 10, and on again. */
  private static void assertTraced(Trace trace, int inputs) {
    assertThat(trace.inputs().getNumRows(), equalTo(inputs));
    assertThat(trace.inputs().getNumCols(), equalTo(4));
    assertThat(trace.steps(), equalTo(30));
    for (int t = 0; t < 30; t++) {
      assertThat(Math.abs(trace.noise()[t]), equalTo(t / 10 == 1 ? 0.0 : 1.0));
    }
  }

  /** The second layer stays what it is, since no neuron sees anything. */
  @ParameterizedTest
  @ValueSource(strings = {"simulator.py", "short.py"})
  void anOverflowOfTheFirstLayerAloneIsADivergence(String script) {
    Network unseeing = new Network(new DMatrixRMaj(1, 2), DMatrixRMaj.wrap(1, 1, new double[] {1}));
    Sample far = new Sample(DMatrixRMaj.wrap(2, 1, new double[] {0, 1e200}), 1e150, 0);
    Run run = new Run.Driven(new LabelNoiseSgd(), 0.1, unseeing, () -> far, 3);
    try (ProcessSimulator simulator = start("python3", script)) {
      assertThat(simulator.run(run, new Last()), equalTo(new Outcome.Diverged(1)));
    }
  }

  @Test
  void theShortOneDoesDrivenLabelNoiseSgd() throws IOException, InterruptedException {
    assumeTrue(hasPython(), "there is no python3 here");
    Process numpy = new ProcessBuilder("python3", "-c", "import numpy").start();
    assumeTrue(numpy.waitFor() == 0, "there is no NumPy here");
    try (ProcessSimulator simulator = start("python3", "short.py")) {
      assertSameEnd(simulator, sgd(), sgd());
    }
  }

  @Test
  void theShortOneIsTheOneOnThePage() throws IOException {
    String page = Files.readString(Path.of("src/docs/simulators.md"));
    String script = Files.readString(Path.of("src/examples/python/short.py"));
    assertThat("the page shows the file", page.contains("```python\n" + script + "```"));
    assertThat(script.lines().count() <= 30, equalTo(true));
  }
}

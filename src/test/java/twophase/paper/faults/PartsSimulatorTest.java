package twophase.paper.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import twophase.kit.random.SeedTree;
import twophase.paper.Paper;
import twophase.paper.dynamics.CompressionBound;
import twophase.paper.dynamics.GradientDescent;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.NoiseSchedule;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sam;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;

class PartsSimulatorTest {
  private static final int STEPS = 60;

  /** Stable runs of 60 steps at norms of about 1 do not magnify rounding by more than this. */
  private static final double ROUNDING = 1e-12;

  private static final SeedTree SEEDS = SeedTree.root(5);

  /** Keeps what it is shown. */
  private static final class States implements Observer {
    private final List<Network> states = new ArrayList<>();
    private GroundTruth truth;

    @Override
    public void truth(GroundTruth told) {
      truth = told;
    }

    @Override
    public boolean wants(long t) {
      return t % 20 == 0;
    }

    @Override
    public void see(long t, Network state) {
      states.add(state.copy());
    }
  }

  /** Runs anew each time, since samples are used up. */
  @FunctionalInterface
  interface Case {
    Run run();
  }

  static Stream<Case> runs() {
    Network start = NtkInitialisation.draw(9, 3, SEEDS.child("start").stream());
    GroundTruth truth = GroundTruth.draw(3, 0.5, SEEDS.child("truth").stream());
    TrainingSet data = TrainingSet.draw(7, truth, SEEDS.child("data").stream());
    Run.Free fresh = new Run.Free(9, 3, Inputs.FRESH, 0.02, 0.5, 0.5, SEEDS, STEPS);
    Run.Free trained = new Run.Free(9, 3, new Inputs(7), 0.02, 0.5, 0.5, SEEDS, STEPS);
    return Stream.of(
        () -> new Run.Driven(new LabelNoiseSgd(), 0.02, start, samples(data), STEPS),
        () -> new Run.Driven(new Sam(0.1), 0.02, start, samples(data), STEPS),
        () -> new Run.Driven(new LabelNoiseSgd(3), 0.02, start, samples(data), STEPS),
        () -> trained.withRule(new LabelNoiseSgd(3)).withSchedule(new NoiseSchedule(7, 4)),
        () -> trained.withRule(new LabelNoiseSgd(7, false)),
        () -> fresh.withRule(new LabelNoiseSgd(2)),
        () -> new Run.Driven(new GradientDescent(data), 0.05, start, STEPS),
        () -> fresh,
        () -> trained,
        () -> trained.withSchedule(new NoiseSchedule(7, 4)),
        () -> fresh.withRule(Sam.orPlain(0.1)));
  }

  private static SampleSource samples(TrainingSet data) {
    return SampleSource.uniform(data, 0.5, SEEDS.child("steps").stream());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void withoutFaultItDoesTheReferencesRuns(Case run) {
    States right = new States();
    States parts = new States();
    new ReferenceSimulator().run(run.run(), right);
    Outcome end = PartsSimulator.correct().run(run.run(), parts);
    assertThat(end.completed(), equalTo(true));
    assertThat(parts.states.size(), equalTo(STEPS / 20 + 1));
    for (int k = 0; k < parts.states.size(); k++) {
      double apart = CompressionBound.distance(right.states.get(k), parts.states.get(k));
      assertThat("state " + k, apart, lessThan(ROUNDING));
    }
    if (right.truth != null) {
      assertThat(parts.truth.map().data, equalTo(right.truth.map().data));
    }
  }

  @Test
  void divergenceIsAnOutcome() {
    Run.Free run = new Run.Free(9, 3, Inputs.FRESH, 50, 1, 1, SEEDS, 1000);
    assertThat(PartsSimulator.correct().run(run, new States()), instanceOf(Outcome.Diverged.class));
  }

  @Test
  void itTellsItsName() {
    NetworkSimulator simulator = Paper.faulty("momentum");
    assertThat(simulator.name(), equalTo("momentum"));
    assertThat(simulator.version(), equalTo("1"));
  }
}

package twophase.paper.theorems.lazy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Measurement;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.LabelNoiseSgd;
import twophase.paper.dynamics.ReferenceSimulator;
import twophase.paper.dynamics.Run;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.Ends;

class PropagatorTest {
  private static final int D = 3;
  private static final int STEPS = 40;
  private static final double ETA = 0.01;

  /** A simulator of networks moves each neuron as the propagator does. */
  @Test
  void itMovesAllNeurons() {
    RandomStream stream = SeedTree.root(5).stream();
    GroundTruth truth = GroundTruth.draw(D, 1, stream);
    Network start = NtkInitialisation.draw(20, D, stream);
    SampleSource source = SampleSource.fresh(truth, 2, stream);
    List<Sample> samples = new ArrayList<>();
    IntStream.range(0, STEPS).forEach(t -> samples.add(source.next()));
    Propagator propagator = new Propagator(start);
    for (Sample sample : samples) {
      double[] x = sample.input().data;
      double residual = Propagator.dot(propagator.map(), x) - sample.label() - sample.noise();
      propagator.step(x, ETA * residual);
    }
    Ends ends = new Ends(STEPS);
    new ReferenceSimulator()
        .run(
            new Run.Driven(new LabelNoiseSgd(), ETA, start, samples.iterator()::next, STEPS), ends);
    for (int i = 0; i < start.width(); i++) {
      for (int k = 0; k <= D; k++) {
        double moved = 0;
        for (int j = 0; j <= D; j++) {
          moved += entry(start, i, j) * propagator.matrix()[j][k];
        }
        assertThat(moved, closeTo(entry(ends.last(), i, k), 1e-12));
      }
    }
    DMatrixRMaj map = ends.last().linearMap();
    double[][] moved = propagator.moved();
    for (int k = 0; k < D; k++) {
      assertThat(propagator.map()[k], closeTo(map.data[k], 1e-12));
      assertThat(moved[k][D], closeTo(map.data[k], 1e-12));
    }
  }

  private static double entry(Network network, int i, int k) {
    return k < D ? network.firstLayer().get(i, k) : network.secondLayer().get(i, 0);
  }

  /** Where the proof's conditions are not met, its bounds are not said to hold. */
  @Test
  void conditionsThatAreNotMetAreTold() {
    PropagatorRun narrow = new PropagatorRun(1000, D, new Inputs(100), 0.001, 4e-6);
    Measurement tame = narrow.ledger(SeedTree.root(1), 1000, 1000, ledger -> {}).tame();
    assertThat(tame.holds(), equalTo(false));
    assertThat(tame.words().startsWith("beta"), equalTo(true));
  }
}

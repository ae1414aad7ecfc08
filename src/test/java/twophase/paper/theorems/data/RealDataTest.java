package twophase.paper.theorems.data;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import twophase.kit.bench.Event;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.PaperCards;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.simulators.FastSimulator;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.data.Directions.Point;

class RealDataTest {
  private static final Fading FADING =
      new Fading(1000, 5, Inputs.valueOf("fashion-mnist-5"), 0.000285, 83.7, 2108, 8);

  private static Trial trial(String statement, NetworkSimulator simulator) {
    return Trial.of(SeedTree.root(11), simulator, PaperCards.numbers(statement));
  }

  private static Event event(Together plan) {
    return (Event) plan.all(List.of(plan)).get(0);
  }

  /** Runs with a part of the label noise that is asked for. */
  private record Quieter(double part) implements NetworkSimulator {
    @Override
    public String name() {
      return "quieter";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Outcome run(Run run, Observer observer) {
      return new FastSimulator().run(run, observer);
    }

    @Override
    public List<Outcome> runAll(List<Run.Free> runs, List<? extends Observer> observers) {
      return new FastSimulator().runAll(runs.stream().map(this::quieter).toList(), observers);
    }

    private Run.Free quieter(Run.Free run) {
      return new Run.Free(
          run.m(),
          run.d(),
          run.inputs(),
          run.eta(),
          part * run.sigma(),
          run.thetaNorm(),
          run.seeds(),
          run.steps());
    }
  }

  @Test
  void modesFollowTheLawAndTheWholeDoesNot() {
    RealDataDecayProperties statement = new RealDataDecayProperties();
    Trial trial = trial("real-data-decay", new FastSimulator());
    assertThat(statement.modes(FADING, trial).holds(), equalTo(true));
    Rate whole = statement.isotropic(FADING, trial);
    assertThat(whole.holds(), equalTo(false));
    assertThat(whole.value(), greaterThan(0.3));
  }

  /** A tenth of the noise less is a fifth of the rate less. */
  @Test
  void quieterNoiseIsNoticed() {
    RealDataDecayProperties statement = new RealDataDecayProperties();
    Rate modes = statement.modes(FADING, trial("real-data-decay", new Quieter(0.9)));
    assertThat(modes.holds(), equalTo(false));
    assertThat(modes.value(), greaterThan(0.05));
  }

  @Test
  void withoutNoiseNobodyEscapesOrAligns() {
    Escaping run = new Escaping(64, 20, Inputs.valueOf("fashion-mnist-20"), 0.01, 6, 0.1);
    RealDataEscapeProperties escape = new RealDataEscapeProperties();
    assertThat(
        event(escape.manyComponents(run, trial("real-data-escape", new FastSimulator()))).shown(),
        equalTo(true));
    assertThat(
        event(escape.manyComponents(run, trial("real-data-escape", new Quieter(0)))).shown(),
        equalTo(false));
    Learning learning =
        new Learning(100, 8, Inputs.valueOf("fashion-mnist-8-white"), 0.00719, 2.02, 2, 28444);
    RealDataAlignmentProperties alignment = new RealDataAlignmentProperties();
    assertThat(
        event(alignment.white(learning, trial("real-data-alignment", new FastSimulator()))).shown(),
        equalTo(true));
    assertThat(
        event(alignment.white(learning, trial("real-data-alignment", new Quieter(0)))).shown(),
        equalTo(false));
  }

  /** Two neurons, one along theta*, one across it, and then both half as long along it. */
  @Test
  void directionsAreMeansOverNeurons() {
    Directions seen = new Directions(10, 2);
    seen.truth(new GroundTruth(new DMatrixRMaj(new double[][] {{3}, {0}, {0}, {4}})));
    seen.see(0, network(new double[][] {{3, 0, 0, 4}, {0, 2, 0, 0}}));
    assertThat(seen.first().norm(), closeTo(3.5, 1e-12));
    assertThat(seen.first().alignment(), closeTo(0.5, 1e-12));
    assertThat(seen.first().leading(), closeTo(0.5, 1e-12));
    assertThat(seen.half(Point::alignment), closeTo(0.75, 1e-12));
    seen.see(5, network(new double[][] {{1, 0, 0, 0}, {0, 0, 0, -1}}));
    assertThat(seen.atEnd(0.25, Point::norm), closeTo(1, 1e-12));
    assertThat(seen.atEnd(0.25, Point::alignment), closeTo(0.7, 1e-12));
    assertThat(seen.atEnd(0.25, Point::leading), closeTo(0.5, 1e-12));
    assertThat(seen.normFallsFirst(0.5), equalTo(true));
    assertThat(seen.normFallsFirst(0.1), equalTo(false));
  }

  private static Network network(double[][] rows) {
    return new Network(new DMatrixRMaj(rows), new DMatrixRMaj(rows.length, 1));
  }

  @Test
  void inputsThatAreNoDataSetAreRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Fading(10, 5, Inputs.FRESH, 0.1, 1, 1, 1));
    assertThat(
        e.getMessage(),
        equalTo(
            "inputs must be a data set (fashion-mnist-K, fashion-mnist-K-white, digits-K,"
                + " digits-K-white), not fresh"));
  }
}

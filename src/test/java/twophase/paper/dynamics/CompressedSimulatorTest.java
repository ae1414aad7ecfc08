package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WidthCompression;
import twophase.paper.simulators.FastSimulator;

public class CompressedSimulatorTest {
  private static final SeedTree SEEDS = SeedTree.root(41).child("compressed");

  private record Case(Network start, TrainingSet data, double eta, double radius, int steps) {
    static Case draw(SeedTree seeds) {
      RandomStream stream = seeds.stream();
      int m = stream.integer(1, 64);
      int d = stream.integer(1, 32);
      GroundTruth truth = GroundTruth.draw(d, 2 * stream.uniform(), stream);
      double eta = Math.pow(10, -1 - 3 * stream.uniform()) / Math.sqrt(m * (d + 2.0));
      return new Case(
          NtkInitialisation.draw(m, d, stream),
          TrainingSet.draw(stream.integer(1, 50), truth, stream),
          eta,
          stream.uniform(),
          stream.integer(1, 300));
    }

    String shape() {
      return "m=" + start.width() + " d=" + start.inputDimension() + " steps=" + steps;
    }

    Supplier<SampleSource> samples(SeedTree seeds) {
      return () -> SampleSource.uniform(data, 1, seeds.child("steps").stream());
    }
  }

  /** The largest error and its place between 0 and 1 of the bound, checked at each step. */
  private static double worstShare(Run reference, Run compressed, Case test, BoundStep step) {
    States left = new States();
    States right = new States();
    assertThat(
        new ReferenceSimulator().run(reference, left),
        is(new CompressedSimulator().run(compressed, right)));
    CompressionBound bound = new CompressionBound(test.start(), WidthCompression.of(test.start()));
    double worst = 0;
    for (int t = 0; t < left.states().size(); t++) {
      double share =
          CompressionBound.distance(left.state(t), right.state(t)) / bound.shown(left.state(t));
      worst = Math.max(worst, share);
      step.move(bound, left.state(t));
    }
    return worst;
  }

  private interface BoundStep {
    void move(CompressionBound bound, Network before);
  }

  @Test
  void labelNoiseRunsAgreeWithTheReferenceWithinTheBound() {
    for (int trial = 0; trial < 150; trial++) {
      SeedTree seeds = SEEDS.child("sgd").child(trial);
      Case test = Case.draw(seeds);
      Supplier<SampleSource> samples = test.samples(seeds);
      SampleSource third = samples.get();
      double share =
          worstShare(
              new Run.Driven(
                  new LabelNoiseSgd(), test.eta(), test.start(), samples.get(), test.steps()),
              new Run.Driven(
                  new LabelNoiseSgd(), test.eta(), test.start(), samples.get(), test.steps()),
              test,
              (bound, before) -> bound.labelNoise(test.eta(), before, third.next()));
      assertThat("trial " + trial + ", " + test.shape(), share, lessThanOrEqualTo(1.0));
    }
  }

  @Test
  void batchesAgreeWithTheReferenceWithinTheBound() {
    int informative = 0;
    for (int trial = 0; trial < 100; trial++) {
      SeedTree seeds = SEEDS.child("batch").child(trial);
      Case test = Case.draw(seeds);
      Rule rule = new LabelNoiseSgd(2 + trial % 7);
      Supplier<SampleSource> samples = test.samples(seeds);
      SampleSource third = samples.get();
      double[] last = new double[1];
      double share =
          worstShare(
              new Run.Driven(rule, test.eta(), test.start(), samples.get(), test.steps()),
              new Run.Driven(rule, test.eta(), test.start(), samples.get(), test.steps()),
              test,
              (bound, before) -> {
                last[0] = bound.shown(before) / NormOps_DDRM.normF(before.firstLayer());
                bound.labelNoise(test.eta(), before, third.next(rule.batch()));
              });
      String why = "trial " + trial + ", " + test.shape();
      assertThat(why, share, lessThanOrEqualTo(1.0));
      informative += last[0] < 1e-8 ? 1 : 0;
    }
    assertThat("the bound says something", informative, greaterThan(60));
  }

  @Test
  void descentAgreesWithTheReferenceWithinTheBound() {
    int informative = 0;
    for (int trial = 0; trial < 100; trial++) {
      Case test = Case.draw(SEEDS.child("gd").child(trial));
      double[] last = new double[1];
      Run run =
          new Run.Driven(new GradientDescent(test.data()), test.eta(), test.start(), test.steps());
      double share =
          worstShare(
              run,
              run,
              test,
              (bound, before) -> {
                last[0] = bound.shown(before);
                bound.descent(test.eta(), before, test.data());
              });
      assertThat("trial " + trial + ", " + test.shape(), share, lessThanOrEqualTo(1.0));
      informative += last[0] < 1e-6 ? 1 : 0;
    }
    assertThat("runs whose bound stays below 1e-6", informative, greaterThan(50));
  }

  @Test
  void samAgreesWithTheReferenceWithinTheBound() {
    int informative = 0;
    for (int trial = 0; trial < 150; trial++) {
      SeedTree seeds = SEEDS.child("sam").child(trial);
      Case test = Case.draw(seeds);
      Supplier<SampleSource> samples = test.samples(seeds);
      SampleSource third = samples.get();
      double[] last = new double[1];
      double share =
          worstShare(
              new Run.Driven(
                  new Sam(test.radius()), test.eta(), test.start(), samples.get(), test.steps()),
              new Run.Driven(
                  new Sam(test.radius()), test.eta(), test.start(), samples.get(), test.steps()),
              test,
              (bound, before) -> {
                last[0] = bound.shown(before);
                bound.sharpnessAware(test.eta(), test.radius(), before, third.next());
              });
      assertThat("trial " + trial + ", " + test.shape(), share, lessThanOrEqualTo(1.0));
      informative += last[0] < 1e-6 ? 1 : 0;
    }
    assertThat("runs whose bound stays below 1e-6", informative, greaterThan(100));
  }

  @Test
  void theBoundSeesADefectThatTheEyeDoesNot() {
    Case test = Case.draw(SEEDS.child("defect"));
    Supplier<SampleSource> samples = test.samples(SEEDS);
    SampleSource third = samples.get();
    Run right = new Run.Driven(new LabelNoiseSgd(), test.eta(), test.start(), samples.get(), 100);
    Run wrong =
        new Run.Driven(
            new LabelNoiseSgd(), test.eta() * (1 + 1e-9), test.start(), samples.get(), 100);
    double share =
        worstShare(
            right,
            wrong,
            test,
            (bound, before) -> bound.labelNoise(test.eta(), before, third.next()));
    assertThat(share, greaterThan(1.0));
  }

  @Test
  void aFreeRunIsTheReferencesRun() {
    for (Inputs inputs : List.of(Inputs.FRESH, new Inputs(30))) {
      Run.Free free =
          new Run.Free(40, 6, inputs, 1e-3, 1, 0.5, SEEDS.child("free").child(inputs.n()), 200);
      States left = new States();
      States right = new States();
      new ReferenceSimulator().run(free, left);
      new CompressedSimulator().run(free, right);
      for (int t = 0; t <= 200; t++) {
        double distance = CompressionBound.distance(left.state(t), right.state(t));
        assertThat("step " + t, distance, lessThan(1e-12));
      }
    }
  }

  @Test
  void freeRunsOfSamAndOfNoiseInTurnAreTheReferencesRuns() {
    Run.Free plain = new Run.Free(40, 6, new Inputs(30), 1e-3, 1, 0.5, SEEDS.child("rules"), 200);
    NoiseSchedule inTurn = new NoiseSchedule(30, 50);
    for (Run.Free free :
        List.of(
            plain.withRule(Sam.orPlain(0.1)),
            plain.withSchedule(inTurn),
            plain.withRule(Sam.orPlain(0.2)))) {
      States left = new States();
      States right = new States();
      new ReferenceSimulator().run(free, left);
      new FastSimulator().run(free, right);
      double distance = CompressionBound.distance(left.state(200), right.state(200));
      assertThat(free.toString(), distance, lessThan(1e-12));
    }
  }

  @Test
  void theNoiseIsOnByItsSchedule() {
    NoiseSchedule schedule = new NoiseSchedule(2, 3);
    List<Boolean> first = LongStream.range(0, 7).mapToObj(schedule::isOn).toList();
    assertThat(first, equalTo(List.of(true, true, false, false, false, true, true)));
    SampleSource samples = schedule.applied(() -> new Sample(new DMatrixRMaj(1, 1), 2, 5), 1);
    List<Double> noise = LongStream.range(0, 5).mapToObj(t -> samples.next().noise()).toList();
    assertThat(noise, equalTo(List.of(5.0, 5.0, 0.0, 0.0, 0.0)));
    assertThrows(IllegalArgumentException.class, () -> new NoiseSchedule(0, 1));
  }

  @Test
  void freeRunsTellTheirTruthBeforeTheFirstState() {
    for (NetworkSimulator simulator :
        List.of(new ReferenceSimulator(), new CompressedSimulator(), new FastSimulator())) {
      List<Object> told = new ArrayList<>();
      Observer observer =
          new Observer() {
            @Override
            public void truth(GroundTruth truth) {
              told.add(NormOps_DDRM.normF(truth.map()));
            }

            @Override
            public boolean wants(long t) {
              return t == 0;
            }

            @Override
            public void see(long t, Network state) {
              told.add(t);
            }
          };
      simulator.run(new Run.Free(4, 3, Inputs.FRESH, 0.01, 1, 0.5, SEEDS, 5), observer);
      assertThat(simulator.name(), told.size(), equalTo(2));
      assertThat(simulator.name(), (Double) told.get(0), closeTo(0.5, 1e-12));
      assertThat(simulator.name(), told.get(1), equalTo(0L));
    }
  }

  @Test
  void divergenceIsAnOutcomeOnTheSameStepOrTheNext() {
    Network start = NtkInitialisation.draw(50, 3, SEEDS.child("blow").stream());
    GroundTruth truth = GroundTruth.draw(3, 1, SEEDS.child("truth").stream());
    Supplier<SampleSource> samples =
        () -> SampleSource.fresh(truth, 1, SEEDS.child("blow").child(1).stream());
    Outcome left =
        new ReferenceSimulator()
            .run(new Run.Driven(new LabelNoiseSgd(), 10, start, samples.get(), 1000), new States());
    Outcome right =
        new CompressedSimulator()
            .run(new Run.Driven(new LabelNoiseSgd(), 10, start, samples.get(), 1000), new States());
    assertThat(left, instanceOf(Outcome.Diverged.class));
    assertThat(right, instanceOf(Outcome.Diverged.class));
    long apart = ((Outcome.Diverged) left).step() - ((Outcome.Diverged) right).step();
    assertThat(Math.abs(apart), lessThanOrEqualTo(1L));
  }

  @Test
  void samAtRadiusZeroIsLabelNoiseSgdAndAtTheOriginStandsStill() {
    Network start = NtkInitialisation.draw(9, 4, SEEDS.child("zero").stream());
    GroundTruth truth = GroundTruth.draw(4, 1, SEEDS.child("truth").stream());
    Supplier<SampleSource> samples =
        () -> SampleSource.fresh(truth, 1, SEEDS.child("zero").child(1).stream());
    for (NetworkSimulator simulator :
        List.of(new ReferenceSimulator(), new CompressedSimulator())) {
      States sgd = new States();
      States sam = new States();
      simulator.run(new Run.Driven(new LabelNoiseSgd(), 0.01, start, samples.get(), 50), sgd);
      simulator.run(new Run.Driven(new Sam(0), 0.01, start, samples.get(), 50), sam);
      double distance = CompressionBound.distance(sgd.state(50), sam.state(50));
      assertThat(simulator.name(), distance, lessThan(1e-13));
      Network origin = new Network(new DMatrixRMaj(9, 4), new DMatrixRMaj(9, 1));
      States still = new States();
      simulator.run(new Run.Driven(new Sam(1), 0.01, origin, samples.get(), 5), still);
      assertThat(CompressionBound.distance(still.state(5), origin), is(0.0));
    }
  }
}

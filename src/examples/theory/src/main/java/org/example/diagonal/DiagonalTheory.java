package org.example.diagonal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import twophase.kit.evidence.map.MapAxis;
import twophase.kit.figure.Axis;
import twophase.kit.figure.Figure;
import twophase.kit.figure.Panel;
import twophase.kit.figure.Series;
import twophase.kit.property.ChosenMap;
import twophase.kit.property.Fault;
import twophase.kit.property.JavaSimulators;
import twophase.kit.property.SeededFaults;
import twophase.kit.property.Simulators;
import twophase.kit.property.Theory;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.FormId;
import twophase.kit.statement.Setting;
import twophase.kit.statement.TheoryWords;

/** Diagonal linear networks under label noise. */
public final class DiagonalTheory implements Theory {
  private static final String SPARSE = "sparse-interpolator";

  /** The figure's step size and length. */
  private static final double ETA = 0.01;

  private static final long STEPS = 300_000;

  @Override
  public String name() {
    return "diagonal";
  }

  @Override
  public TheoryWords words() {
    return new TheoryWords(
        "The theory of diagonal linear networks under label noise",
        "java -jar target/diagonal-theory.jar",
        List.of(
            new TheoryWords.Caveat(
                "Finite sizes.",
                "The theorem that stands behind these statements is about large dimensions and leaves"
                    + " its constants open. The sizes, the schedule and the distances here are our"
                    + " own.")),
        Map.of(
            "d", "input dimension d",
            "n", "number of samples n",
            "ones", "ones in the truth",
            "noise", "label noise σ",
            "eta", "step size η"));
  }

  @Override
  public List<Class<?>> statements() {
    return List.of(SparseInterpolatorProperties.class, OppositeNoiseProperties.class);
  }

  @Override
  public Simulators simulators() {
    return new JavaSimulators<>(DiagonalSimulator.class, ElementwiseSimulator::new);
  }

  @Override
  public Optional<SeededFaults> faults() {
    return Optional.of(
        new SeededFaults(
            ElementwiseSimulator::new,
            List.of(
                fault("half-step", "half the step size", told -> told, size -> size / 2),
                fault(
                    "rounded-label", "labels are rounded to integers", Math::rint, size -> size))));
  }

  private static Fault fault(
      String name, String line, DoubleUnaryOperator label, DoubleUnaryOperator eta) {
    return new Fault(name, "update", "everywhere", line, () -> new SlipSimulator(name, label, eta));
  }

  @Override
  public List<Figure> figures(long seed) {
    List<Series> series = new ArrayList<>();
    for (int which = 0; which < 3; which++) {
      SeedTree seeds = SeedTree.root(seed).child("figure").child(which);
      series.add(course("with label noise", 1, which, seeds));
      series.add(course("without", 0, which, seeds));
    }
    Panel panel =
        new Panel(
            "Three runs of each",
            Axis.linear("steps"),
            Axis.logarithmic("distance of v∘v from the truth"),
            series);
    return List.of(
        new Figure(
                "courses",
                "The way to the sparse interpolator",
                "d = 40, n = 20, three ones, seeds " + seed + "/figure/0 to 2.",
                List.of(panel))
            .in(SPARSE));
  }

  private static Series course(String name, double noise, int which, SeedTree seeds) {
    List<Series.Reading> readings = new ArrayList<>();
    SparseRegression.draw(20, 40, 3, seeds.child("data").stream())
        .train(
            new ElementwiseSimulator(),
            ETA,
            noise,
            STEPS,
            STEPS / 100,
            (steps, distance) -> readings.add(Series.Reading.of(steps, distance)),
            seeds);
    return new Series.Strand(name, "run " + (which + 1), readings);
  }

  @Override
  public List<ChosenMap> maps() {
    return List.of(
        new ChosenMap(
            new FormId(SPARSE, "as-printed"),
            Setting.parse("d=40,n=20,ones=3,noise=1"),
            new MapAxis("noise", List.of("0", "0.25", "0.5", "1", "2")),
            new MapAxis("n", List.of("5", "10", "15", "20", "30")),
            300,
            "Label noise and samples",
            "Three ones in 40 dimensions: it takes both, noise and samples."));
  }
}

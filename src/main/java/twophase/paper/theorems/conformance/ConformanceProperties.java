package twophase.paper.theorems.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.Setting;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.conformance.DrivenCases.Batched;
import twophase.paper.theorems.conformance.DrivenCases.Descent;
import twophase.paper.theorems.conformance.DrivenCases.Integers;
import twophase.paper.theorems.conformance.DrivenCases.Perturbed;
import twophase.paper.theorems.conformance.DrivenCases.Rule;
import twophase.paper.theorems.conformance.TracedBatches.Drawn;

/** Conformance: a simulator moves the weights as the paper says, and draws what it says. */
@StatementId("conformance")
public class ConformanceProperties {
  /** The card's table of kinds of runs; a kind's row is its least run. */
  private static final String TABLE = "what+m+n+eta+sigma+thetaNorm+steps";

  /** The same with SAM's radius. */
  private static final String READ = "what+m+n+eta+sigma+thetaNorm+radius+steps";

  @Form("as-printed.integers")
  Measurement integers(@ForAll Integers step, Trial trial) {
    return step.measure(trial);
  }

  @Form("as-printed.label-noise-sgd")
  Measurement labelNoise(@ForAll Learning run, Trial trial) {
    return DrivenCases.measure(run, trial);
  }

  @Form("as-printed.gradient-descent")
  Measurement gradientDescent(@ForAll Descent run, Trial trial) {
    return run.measure(trial);
  }

  @Form("as-printed.sam")
  Measurement sam(@ForAll Perturbed run, Trial trial) {
    return run.measure(trial);
  }

  @Form("as-printed.draws")
  Event draws(@ForAll DrawnRun run, Trial trial) {
    return run.look(trial);
  }

  @Form("as-printed.trace")
  Measurement trace(@ForAll TracedSteps run, Trial trial) {
    return run.measure(trial);
  }

  @Form("as-printed.traced-draws")
  Event tracedDraws(@ForAll TracedRun run, Trial trial) {
    return run.look(trial);
  }

  @Form("as-printed.batch")
  Measurement batch(@ForAll Batched run, Trial trial) {
    return run.measure(trial);
  }

  @Form("as-printed.batch-draws")
  Event batchDraws(@ForAll TracedBatches run, Trial trial) {
    return run.look(trial);
  }

  @Form("as-printed.seeds")
  Measurement seeds(@ForAll DistinctSeeds seeds, Trial trial) {
    return seeds.measure(trial);
  }

  @Form("as-printed.record")
  Measurement record(@ForAll SparseRecord run, Trial trial) {
    return run.measure(trial);
  }

  @Form("as-printed.free-steps")
  Measurement freeSteps(@ForAll FreeCase run, Trial trial) {
    return run.measure(trial);
  }

  @Settings("integer-steps")
  static Arbitrary<Integers> integerSteps(Drawing drawing) {
    return Combinators.combine(
            drawing.options("rule", Rule.class),
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.integers("n"))
        .as(Integers::fitting);
  }

  @Settings("traced-steps")
  static Arbitrary<TracedSteps> tracedSteps(Drawing drawing) {
    double eta = drawing.number("eta");
    return Combinators.combine(
            drawing.integers("m"),
            drawing.integers("d"),
            drawing.options("n", Inputs.class),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"),
            drawing.numbers("radius"),
            drawing.integers("off"),
            drawing.integers("steps"))
        .as(
            (m, d, n, sigma, thetaNorm, radius, off, steps) -> {
              int width = radius > 0 ? Math.min(m, d) : m;
              return new TracedSteps(width, d, n, eta, sigma, thetaNorm, radius, off, steps);
            });
  }

  @Settings("drawn-runs")
  static Arbitrary<DrawnRun> drawnRuns(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("kind"), drawing.integers("size"), drawing.integers("d"))
        .as(
            (kind, size, d) -> {
              DrawnRun least = least(drawing, TABLE, kind, d, DrawnRun.class);
              Inputs n = least.n();
              return switch (least.what()) {
                case START -> least.with(least.m() * size, n, least.sigma());
                case NOISE -> least.with(least.m(), n, least.sigma() / size);
                case ORDER -> least.with(least.m(), new Inputs(1 + size % n.n()), least.sigma());
                case INPUTS -> least.with(least.m(), new Inputs(n.n() * size), least.sigma());
                case SPREAD, SCHEDULE, PAIRS, SEEDS -> least;
              };
            });
  }

  @Settings("traced-runs")
  static Arbitrary<TracedRun> tracedRuns(Drawing drawing) {
    int inputs = (int) drawing.number("more-inputs");
    int dimensions = (int) drawing.number("more-dimensions");
    return Combinators.combine(
            drawing.integers("kind"), drawing.integers("size"), drawing.integers("d"))
        .as(
            (kind, size, d) -> {
              TracedRun least = least(drawing, TABLE, kind, d, TracedRun.class);
              int m = least.m();
              int n = least.n().n();
              return switch (least.what()) {
                case STARTS -> least.with(m * size, d, n);
                case NOISE -> least.with(m, d, n + size / 2);
                case ORDER -> least.with(m, 1, n + size - 1);
                case PAIRS -> least.with(m, dimensions + d, n + size - 1);
                case INPUTS -> least.with(m, d, n + inputs * (size - 1));
              };
            });
  }

  @Settings("free-cases")
  static Arbitrary<FreeCase> freeCases(Drawing drawing) {
    return Combinators.combine(
            drawing.integers("kind"), drawing.integers("size"), drawing.integers("d"))
        .as(
            (kind, size, d) -> {
              FreeCase least = least(drawing, READ, kind, d, FreeCase.class);
              return switch (least.what()) {
                case STEPS -> least.with(least.m() + size, least.n());
                case ORDER -> least.with(least.m(), new Inputs(1 + size));
                case NOISE, INPUTS -> least;
              };
            });
  }

  @Settings("traced-batches")
  static Arbitrary<TracedBatches> tracedBatches(Drawing drawing) {
    int m = (int) drawing.number("m");
    int steps = (int) drawing.number("steps");
    return Combinators.combine(
            drawing.integers("n"),
            drawing.integers("batch"),
            drawing.integers("d"),
            drawing.options("drawn", Drawn.class))
        .as(
            (n, batch, d, drawn) ->
                new TracedBatches(
                    m,
                    d,
                    new Inputs(n),
                    Math.min(batch, n),
                    drawn,
                    drawing.number("eta"),
                    drawing.number("sigma"),
                    drawing.number("thetaNorm"),
                    steps));
  }

  /** A row of the table, from 1, in a dimension. */
  private static <R extends Record> R least(
      Drawing drawing, String table, int kind, int d, Class<R> type) {
    Map<String, String> values = new LinkedHashMap<>(Map.of("d", Integer.toString(d)));
    values.putAll(drawing.rows(table).get(kind - 1));
    return new Setting(values).as(type);
  }
}

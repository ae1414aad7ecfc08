package twophase.paper.theorems.data;

import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Promise;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.NormBalance;
import twophase.paper.theory.ShrinkingSteps;

/** Theorem 2's conclusion, and the share that Lemma 3 starts from, on real inputs. */
@StatementId("real-data-escape")
public class RealDataEscapeProperties {

  @Form("reading.many-components")
  FreeTrial<Ends> manyComponents(@ForAll Escaping setting, Trial trial) {
    return atPrintedTime(setting, trial, outside -> outside);
  }

  @Promise(value = "reading.many-components", of = Promise.Of.FAILURE)
  static double allowed(Escaping setting, CardNumbers card) {
    return EscapeTime.allowedFailure(setting.m(), card.number("K"));
  }

  @Form("sharp.few-components")
  FreeTrial<Ends> fewComponents(@ForAll Escaping setting, Trial trial) {
    return atPrintedTime(setting, trial, outside -> !outside);
  }

  /** The share of neurons and samples of a start at which Delta is as low as Lemma 3 says. */
  @Form("reading.share")
  Event share(@ForAll Escaping setting, Trial trial) {
    Run.Free run = setting.run(trial.seeds());
    return Event.within(
        ShrinkingSteps.PRINTED_SHARE, dropping(run.start(), run, setting.sigma()), 1);
  }

  /**
   * A run of T1 steps.
   *
   * @param shown says by whether all neurons are outside whether the claim is shown
   */
  private static FreeTrial<Ends> atPrintedTime(
      Escaping setting, Trial trial, Predicate<Boolean> shown) {
    Run.Free run = setting.run(trial.seeds());
    return new FreeTrial<>(
        trial,
        run,
        new Ends(run.steps()),
        ends -> {
          double nearest = nearest(ends.first(), ends.last());
          boolean outside = nearest > EscapeTime.lazyRadius(setting.m());
          return Event.that(shown.test(outside), nearest * Math.sqrt(setting.m()));
        });
  }

  /** The distance from its start of the neuron that is nearest to it. */
  private static double nearest(Network start, Network end) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < start.width(); i++) {
      nearest = Math.min(nearest, end.neuronDistance(i, start));
    }
    return nearest;
  }

  /** The share of all (sample, sign of the noise, neuron) with Delta <= -(sigma/4)^2. */
  private static double dropping(Network start, Run.Free run, double sigma) {
    DMatrixRMaj inputs = run.inputs().data().orElseThrow().inputs();
    DMatrixRMaj products = new DMatrixRMaj(inputs.getNumRows(), start.width());
    CommonOps_DDRM.multTransB(inputs, start.firstLayer(), products);
    DMatrixRMaj error = start.linearMap();
    CommonOps_DDRM.subtractEquals(error, run.truth().map());
    DMatrixRMaj residuals = new DMatrixRMaj(inputs.getNumRows(), 1);
    CommonOps_DDRM.mult(inputs, error, residuals);
    double printed = ShrinkingSteps.printedDrop(sigma);
    long dropping = 0;
    for (int k = 0; k < inputs.getNumRows(); k++) {
      DMatrixRMaj x = CommonOps_DDRM.extractRow(inputs, k, null);
      double norm2 = CommonOps_DDRM.dot(x, x);
      for (double noise : new double[] {-sigma, sigma}) {
        double residual = residuals.get(k) - noise;
        for (int i = 0; i < start.width(); i++) {
          double weight = start.secondLayer().get(i);
          double delta = NormBalance.delta(residual, products.get(k, i), weight, norm2);
          dropping += delta <= printed ? 1 : 0;
        }
      }
    }
    return dropping / (2.0 * inputs.getNumRows() * start.width());
  }

  @Settings({"many", "few"})
  static Arbitrary<Escaping> runs(Drawing drawing) {
    return Combinators.combine(
            drawing.options("inputs", Inputs.class),
            drawing.options("m", int.class),
            drawing.numbers("eta"),
            drawing.numbers("sigma"),
            drawing.numbers("thetaNorm"))
        .as(
            (n, m, eta, sigma, thetaNorm) ->
                new Escaping(m, RealInputs.of(n).components(), n, eta, sigma, thetaNorm));
  }
}

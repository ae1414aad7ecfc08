package twophase.paper.theorems.data;

import java.util.function.ToDoubleBiFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.paper.data.DataSet;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.theorems.Ends;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.ThreeDigits;
import twophase.paper.theory.ModeDecay;
import twophase.paper.theory.StabilityLimit;

/** The stability limit on real inputs: their own fourth moments set it. */
@StatementId("real-data-stability")
public class RealDataStabilityProperties {

  @Form("reading.gaussian")
  FreeTrial<Ends> gaussian(@ForAll Learning setting, Trial trial) {
    return comesNearer(setting, trial);
  }

  @Form("sharp.own")
  FreeTrial<Ends> own(@ForAll Learning setting, Trial trial) {
    return comesNearer(setting, trial);
  }

  private static FreeTrial<Ends> comesNearer(Learning setting, Trial trial) {
    return new FreeTrial<>(
        trial,
        setting.run(trial.seeds()),
        Ends.blindToRotation(setting.steps()),
        ends ->
            Event.within(
                0,
                error2(ends.last(), ends.truth()) / error2(ends.first(), ends.truth()),
                Math.nextDown(1.0)));
  }

  private static double error2(Network state, GroundTruth truth) {
    DMatrixRMaj error = state.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return CommonOps_DDRM.dot(error, error);
  }

  @Settings("gaussian")
  static Arbitrary<Learning> byGaussianLoad(Drawing drawing) {
    return runs(drawing, (data, m) -> StabilityLimit.load(m, data.components(), 1, 1));
  }

  @Settings("own")
  static Arbitrary<Learning> byOwnLoad(Drawing drawing) {
    return runs(drawing, RealDataStabilityProperties::ownLoad);
  }

  /** The load of the inputs' own fourth moments at eta = 1 and the mean start. */
  private static double ownLoad(DataSet data, int m) {
    return new ModeDecay(1, 0, data.secondMoments(), data.fourthMoments())
        .load(ModeDecay.meanStart(m, data.components()));
  }

  private static Arbitrary<Learning> runs(
      Drawing drawing, ToDoubleBiFunction<DataSet, Integer> loadOfUnitStep) {
    return Combinators.combine(
            drawing.options("inputs", Inputs.class),
            drawing.options("m", int.class),
            drawing.numbers("load"),
            drawing.numbers("thetaNorm"),
            drawing.options("steps", int.class))
        .as(
            (n, m, load, thetaNorm, steps) -> {
              DataSet data = RealInputs.of(n);
              double eta = ThreeDigits.down(load / loadOfUnitStep.applyAsDouble(data, m));
              return new Learning(m, data.components(), n, eta, 0, thetaNorm, steps);
            });
  }
}

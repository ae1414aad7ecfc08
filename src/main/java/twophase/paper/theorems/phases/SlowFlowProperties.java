package twophase.paper.theorems.phases;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.SlowFlow.Layers;
import twophase.paper.theory.TwoPhases;

/** The slow flow: both phases, their crossover and the end state as one law. */
@StatementId("slow-flow")
public class SlowFlowProperties {

  /** The largest relative error over its tolerance, of three quantities and all e-foldings. */
  @Form("sharp.curve")
  Rate curve(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    Optional<FlowGroup> runs = FlowGroup.of(setting, trial, "group", false);
    if (runs.isEmpty()) {
      return Rate.divergence();
    }
    FlowGroup group = runs.get();
    List<Layers> law = group.course(group.flow());
    int crossover =
        (int)
            Math.ceil(
                StrictMath.log(
                    TwoPhases.excessWidth(setting.m(), setting.d(), setting.thetaNorm())));
    double along = group.worst(law, Layers::along, 0) / card.number("along-tolerance");
    double across = group.worst(law, Layers::across, 0) / card.number("across-tolerance");
    double second =
        group.worst(law, Layers::secondLayer, Math.max(0, crossover))
            / card.number("second-tolerance");
    return Rate.within(0, Math.max(along, Math.max(across, second)), 1);
  }

  @Form("sharp.alignment")
  Rate alignment(@ForAll Learning setting, Trial trial) {
    return FlowGroup.of(setting, trial, "small-group", true)
        .map(
            group ->
                Rate.within(0, group.worstAlignment(), trial.card().number("alignment-tolerance")))
        .orElseGet(Rate::divergence);
  }

  @Form("sharp.correction")
  Rate correction(@ForAll FlowSweep sweep, Trial trial) {
    CardNumbers card = trial.card();
    return Doubling.of(
            "step size η",
            sweep.eta(),
            card.integer("sweep"),
            "ln of ‖W‖² across θ* over the flow at η = 0",
            factor -> sweep.excess(trial, factor))
        .near(1, card.number("exponent-tolerance"));
  }

  /** The largest relative error over its tolerance, of three quantities at the end. */
  @Form("sharp.end")
  Rate end(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    Optional<FlowGroup> runs = FlowGroup.of(setting, trial, "small-group", false);
    if (runs.isEmpty()) {
      return Rate.divergence();
    }
    FlowGroup group = runs.get();
    Layers law = group.flow().settled();
    int last = card.integer("last");
    double along = group.settled(last, Layers::along) / law.along() - 1;
    double across = group.settled(last, Layers::across) / law.across() - 1;
    double second = group.settled(last, Layers::secondLayer) / law.secondLayer() - 1;
    return Rate.within(
        0,
        Math.max(
            Math.abs(along) / card.number("along-tolerance"),
            Math.max(
                Math.abs(across) / card.number("settled-across-tolerance"),
                Math.abs(second) / card.number("second-tolerance"))),
        1);
  }

  @Settings({"with-room", "long-with-room"})
  static Arbitrary<Learning> withRoom(Drawing drawing) {
    return Combinators.combine(Room.drawn(drawing), drawing.numbers("signal"))
        .as(
            (room, signal) ->
                room.labelNoise(signal, Math.ceil(room.phaseOne()) + drawing.number("beyond")))
        .withoutEdgeCases();
  }
}

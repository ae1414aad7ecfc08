package twophase.paper.theorems.phases;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Rate;
import twophase.kit.bench.Trial;
import twophase.kit.number.Numbers;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theory.TwoPhases;

/** SAM without label noise: the same two phases, over its radius. */
@StatementId("sam-two-phase")
public class SamTwoPhaseProperties {

  @Form("as-printed.product")
  FreeTrial<Course> printedProduct(@ForAll PaperSam setting, Trial trial) {
    return Picture.ofProducts(trial, setting.run(trial.seeds()));
  }

  @Form("as-printed.cosine")
  FreeTrial<Course> printedCosine(@ForAll PaperSam setting, Trial trial) {
    return Picture.ofCosines(trial, setting.run(trial.seeds()));
  }

  @Form("corrected.order")
  FreeTrial<Course> correctedOrder(@ForAll SamRun setting, Trial trial) {
    CardNumbers card = trial.card();
    double norm = setting.thetaNorm();
    // Of the mean over starts: in low dimension some runs start next to theta* by chance.
    double low = card.number("low") * (1 + norm * norm) / 2;
    return PhaseOrder.trial(trial, setting.run(trial.seeds()), card.integer("looks"), low);
  }

  @Form("sharp.radius")
  Rate radiusExponent(@ForAll SamSweep sweep, Trial trial) {
    CardNumbers card = trial.card();
    return Doubling.of(
            "radius R",
            sweep.radius(),
            card.integer("sweep"),
            fall(card),
            factor -> sweep.time(trial, 1, factor))
        .near(-2, card.number("tolerance"));
  }

  @Form("sharp.step")
  Rate stepExponent(@ForAll SamSweep sweep, Trial trial) {
    CardNumbers card = trial.card();
    return Doubling.of(
            "step size η",
            sweep.eta(),
            card.integer("sweep"),
            fall(card),
            factor -> sweep.time(trial, factor, 1))
        .near(-1, card.number("tolerance"));
  }

  @Form("sharp.time")
  Rate time(@ForAll SamSweep sweep, Trial trial) {
    CardNumbers card = trial.card();
    double law = card.number("foldings") / TwoPhases.samRate(sweep.eta(), sweep.radius());
    return Rate.near(1, sweep.time(trial, 1, 1) / law, card.number("tolerance"));
  }

  private static String fall(CardNumbers card) {
    return "steps for %s e-foldings of s".formatted(Numbers.shortest(card.number("foldings")));
  }

  @Settings("with-room")
  static Arbitrary<SamRun> withRoom(Drawing drawing) {
    return Combinators.combine(Room.drawn(drawing), drawing.numbers("relative"))
        .as(
            (room, relative) ->
                room.start()
                    .sam(room.start().radius(relative), room.phaseOne() + drawing.number("beyond")))
        .withoutEdgeCases();
  }
}

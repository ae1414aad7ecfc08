package twophase.paper.theorems.phases;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.phases.Course.Point;
import twophase.paper.theory.TwoPhases;

/** Label-noise SGD: the norms fall first, then the neurons align, and the test loss ends low. */
@StatementId("two-phase")
public class TwoPhaseProperties {

  @Form("as-printed.product")
  FreeTrial<Course> printedProduct(@ForAll PaperRun setting, Trial trial) {
    return Picture.ofProducts(trial, setting.run(trial.seeds()));
  }

  @Form("as-printed.cosine")
  FreeTrial<Course> printedCosine(@ForAll PaperRun setting, Trial trial) {
    return Picture.ofCosines(trial, setting.run(trial.seeds()));
  }

  @Form("corrected.order")
  FreeTrial<Course> correctedOrder(@ForAll Learning setting, Trial trial) {
    return PhaseOrder.trial(trial, setting.run(trial.seeds()), "looks");
  }

  @Form("corrected.times")
  FreeTrial<Course> correctedTimes(@ForAll Learning setting, Trial trial) {
    return PhaseOrder.trial(trial, setting.run(trial.seeds()), "few-looks");
  }

  @Form("sharp.norms")
  Rate settledNorms(@ForAll Learning setting, Trial trial) {
    double law = TwoPhases.settledFirstLayer(setting.d(), setting.thetaNorm());
    return settled(setting, trial, Point::firstLayer, law, "norm-tolerance");
  }

  @Form("sharp.loss")
  Rate settledLoss(@ForAll Learning setting, Trial trial) {
    double law =
        TwoPhases.settledLoss(setting.d(), setting.eta(), setting.sigma(), setting.thetaNorm());
    return settled(setting, trial, Point::loss, law, "loss-tolerance");
  }

  /** A quantity at the end over what the law says of it, a mean over a group of runs. */
  private static Rate settled(
      Learning setting,
      Trial trial,
      ToDoubleFunction<Point> quantity,
      double law,
      String tolerance) {
    CardNumbers card = trial.card();
    int group = card.integer("group");
    List<Run.Free> runs =
        IntStream.range(0, group).mapToObj(k -> setting.run(trial.seeds().child(k))).toList();
    List<Course> courses = Course.ofLayers(trial, runs, card.integer("looks"));
    double sum = courses.isEmpty() ? Double.NaN : 0;
    for (Course course : courses) {
      sum += course.atEnd(card.number("end"), quantity) / law;
    }
    return Rate.near(1, sum / group, card.number(tolerance));
  }

  @Settings({"with-room", "long-with-room"})
  static Arbitrary<Learning> withRoom(Drawing drawing) {
    return Combinators.combine(Room.drawn(drawing), drawing.numbers("signal"))
        .as((room, signal) -> room.labelNoise(signal, room.phaseOne() + drawing.number("beyond")))
        .withoutEdgeCases();
  }
}

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
    return inOrder(setting, trial, trial.card().integer("looks"));
  }

  @Form("corrected.times")
  FreeTrial<Course> correctedTimes(@ForAll Learning setting, Trial trial) {
    return inOrder(setting, trial, trial.card().integer("few-looks"));
  }

  private static FreeTrial<Course> inOrder(Learning setting, Trial trial, int looks) {
    CardNumbers card = trial.card();
    double law = trial.shared(() -> new FlowCourse(setting, looks).lossAtEnd(card.number("end")));
    return PhaseOrder.trial(
        trial, setting.run(trial.seeds()), looks, card.number("over-law") * law);
  }

  /**
   * By how many e-foldings the mean of alignment over a group is half way later than the flow's.
   */
  @Form("sharp.half-way")
  Rate halfWay(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    int looks = card.integer("looks");
    FlowCourse flow = new FlowCourse(setting, looks);
    double law = trial.shared(flow::halfWay);
    List<Course> courses = Course.together(trial, group(setting, trial), looks, true);
    double[] mean =
        IntStream.rangeClosed(0, looks)
            .mapToDouble(k -> mean(courses, course -> course.points().get(k).alignment()))
            .toArray();
    double seen = flow.length() * partUntil((1 + mean[0]) / 2, mean);
    return Rate.near(0, seen - law, card.number("half-way-tolerance"));
  }

  /** After which part of a run a quantity first is at a value, linear between looks. */
  private static double partUntil(double value, double[] quantity) {
    int looks = quantity.length - 1;
    for (int k = 1; k <= looks; k++) {
      if (quantity[k] >= value) {
        double rise = quantity[k] - quantity[k - 1];
        return (k - 1 + (value - quantity[k - 1]) / rise) / looks;
      }
    }
    return Double.NaN;
  }

  /** The test loss over the slow flow's, a mean over looks and over a group of runs. */
  @Form("sharp.loss")
  Rate loss(@ForAll Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    int looks = card.integer("looks");
    FlowCourse flow = new FlowCourse(setting, looks);
    List<Double> law = trial.shared(flow::losses);
    int fitted = (int) Math.ceil(looks * card.number("fitted") / flow.length());
    List<Course> courses = Course.together(trial, group(setting, trial), looks, false);
    double over =
        IntStream.rangeClosed(fitted, looks)
            .mapToDouble(
                k -> mean(courses, course -> course.points().get(k).loss()) / law.get(k - 1))
            .average()
            .orElse(Double.NaN);
    return Rate.near(1, over, card.number("loss-tolerance"));
  }

  private static List<Run.Free> group(Learning setting, Trial trial) {
    return IntStream.range(0, trial.card().integer("group"))
        .mapToObj(k -> setting.run(trial.seeds().child(k)))
        .toList();
  }

  /** NaN where there are none. */
  private static double mean(List<Course> courses, ToDoubleFunction<Course> quantity) {
    return courses.stream().mapToDouble(quantity).average().orElse(Double.NaN);
  }

  @Settings({"with-room", "fresh-with-room"})
  static Arbitrary<Learning> withRoom(Drawing drawing) {
    return Combinators.combine(Room.drawn(drawing), drawing.numbers("signal"))
        .as((room, signal) -> room.untilAligned(signal, drawing.number("unaligned")))
        .withoutEdgeCases();
  }
}

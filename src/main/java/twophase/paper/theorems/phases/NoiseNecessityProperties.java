package twophase.paper.theorems.phases;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Event;
import twophase.kit.bench.Together;
import twophase.kit.bench.Trial;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Run;
import twophase.paper.theorems.CoreTrial;
import twophase.paper.theorems.FreeTrial;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Looks;
import twophase.paper.theorems.SomeNeuron;
import twophase.paper.theorems.phases.Course.Point;
import twophase.paper.theory.EscapeTime;
import twophase.paper.theory.LazyMotion;

/** Without label noise nothing happens: norms fall while the noise is on, and only then. */
@StatementId("noise-necessity")
public class NoiseNecessityProperties {

  @Form("as-printed.norms")
  FreeTrial<Course> printedNorms(@ForAll PaperSwitching setting, Trial trial) {
    return switched(setting.run(trial.seeds()), setting.cycles(), trial);
  }

  @Form("as-printed.second-layer")
  FreeTrial<Oscillations> printedSecondLayer(@ForAll PaperSwitching setting, Trial trial) {
    return Oscillations.trial(trial, setting.run(trial.seeds()), setting.period());
  }

  @Form("corrected.off")
  Together correctedOff(@ForAll Learning setting, Trial trial) {
    return off(setting, trial);
  }

  @Form("corrected.switched")
  FreeTrial<Course> correctedSwitched(@ForAll Switched setting, Trial trial) {
    return switched(setting.run(trial.seeds()), setting.cycles(), trial);
  }

  @Form("sharp.motion")
  FreeTrial<Course> motion(@ForAll Learning setting, Trial trial) {
    double tolerance = trial.card().number("tolerance");
    return Course.trial(
        trial,
        setting.run(trial.seeds()),
        1,
        course -> {
          double ratio = FarthestNeuron.overPredicted(course);
          return Event.that(Math.abs(ratio - 1) <= tolerance, ratio);
        });
  }

  /**
   * Where there are too many neurons to be drawn, the chance that a run leaves them to stay lazy:
   * the mean norm then changes by the lazy radius at most.
   */
  private static Together off(Learning setting, Trial trial) {
    CardNumbers card = trial.card();
    if (setting.m() > card.number("largest-whole")) {
      Looks looks = Looks.between(0, setting.steps(), card.integer("looks"));
      SomeNeuron outside = SomeNeuron.outsideBall(setting.m(), looks);
      return new CoreTrial<>(trial, setting.core(trial.seeds()), outside, SomeNeuron::seen);
    }
    return Course.trial(
        trial,
        setting.run(trial.seeds()),
        card.integer("looks"),
        course -> staysLazy(course, EscapeTime.lazyRadius(setting.m()), card));
  }

  private static FreeTrial<Course> switched(Run.Free run, int cycles, Trial trial) {
    return Course.trial(trial, run, 2 * cycles, course -> fallsOnlyWhileOn(course, trial.card()));
  }

  /**
   * Whether at every look the mean norm is kept and no neuron has left its lazy ball. The number is
   * the largest distance in units of the ball's radius.
   */
  private static Event staysLazy(Course course, double radius, CardNumbers card) {
    double kept = card.number("kept") * course.first().norm();
    List<Point> points = course.points();
    double out = points.stream().mapToDouble(Point::farthest).max().orElseThrow() / radius;
    return Event.that(points.stream().allMatch(point -> point.norm() >= kept) && out <= 1, out);
  }

  /**
   * Whether the mean norm falls while the noise is on, and hardly moves while it is off. The number
   * is how much it moves, up or down, while the noise is off, over how much it falls while on.
   */
  private static Event fallsOnlyWhileOn(Course course, CardNumbers card) {
    double fall = card.number("fall") * course.first().norm();
    List<Point> points = course.points();
    double on = 0;
    double off = 0;
    for (int k = 1; k < points.size(); k++) {
      double fell = points.get(k - 1).norm() - points.get(k).norm();
      on += k % 2 == 1 ? fell : 0;
      off += k % 2 == 1 ? 0 : Math.abs(fell);
    }
    return Event.that(on >= fall && off <= card.number("leak") * on, off / on);
  }

  @Settings("wide")
  static Arbitrary<Learning> wide(Drawing drawing) {
    double farthest = drawing.number("farthest");
    return Start.quiet(drawing)
        .filter(s -> LazyMotion.farthest(s.m(), s.d(), s.thetaNorm()) <= farthest);
  }

  @Settings("wide-and-fed")
  static Arbitrary<Learning> wideAndFed(Drawing drawing) {
    double spread = drawing.number("spread");
    return Start.quiet(drawing)
        .filter(s -> LazyMotion.spread(s.m(), s.d(), s.thetaNorm()) <= spread);
  }

  @Settings("within-phase-one")
  static Arbitrary<Switched> withinPhaseOne(Drawing drawing) {
    return Combinators.combine(
            Room.drawn(drawing), drawing.numbers("signal"), drawing.integers("cycles"))
        .as((room, signal, cycles) -> room.switched(signal, drawing.number("spared"), cycles))
        .withoutEdgeCases();
  }
}

package twophase.paper.theorems.phases;

import java.util.List;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.CardNumbers;
import twophase.kit.statement.Ranges;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.ConditionOne.Point;

/**
 * Where a sweep over widths starts, at a fixed stability load.
 *
 * @param m the smallest width, at least 1
 * @param d input dimension, at least 1
 * @param load k s(0), above 0, the same at all widths
 * @param thetaNorm norm of theta*, at least 0
 */
record WidthsAtLoad(int m, int d, double load, double thetaNorm) implements Conditioned {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  WidthsAtLoad {
    Ranges.positive("load", load);
    new Learning(m, d, Inputs.FRESH, load, 0, thetaNorm, 1);
  }

  private Start at(double factor) {
    return Start.loaded((int) (m * factor), d, Inputs.FRESH, load, thetaNorm);
  }

  @Override
  public List<Point> points() {
    return List.of(Conditioned.point(m, d, Inputs.FRESH, at(1).eta(), thetaNorm));
  }

  /**
   * The largest distance of the loss curves without noise, at a width that many times the smallest:
   * a geometric mean over the card's {@code group} of runs.
   */
  double distance(Trial trial, double factor) {
    CardNumbers card = trial.card();
    int group = card.integer("group");
    Beside setting = Beside.of(at(factor).quiet(card.integer("short")));
    SeedTree seeds = trial.seeds().child((long) factor);
    double logs = 0;
    for (int k = 0; k < group; k++) {
      logs += StrictMath.log(LossCurves.of(setting, seeds.child(k), trial).distance());
    }
    return StrictMath.exp(logs / group);
  }
}

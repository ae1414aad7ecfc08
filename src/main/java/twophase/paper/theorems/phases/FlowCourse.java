package twophase.paper.theorems.phases;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import twophase.paper.theorems.Learning;
import twophase.paper.theory.SlowFlow;
import twophase.paper.theory.SlowFlow.Layers;
import twophase.paper.theory.TwoPhases;

/**
 * What the slow flow says of a run of label noise at the looks of its {@link Course}, from the mean
 * NTK start.
 */
final class FlowCourse {
  private final SlowFlow flow;
  private final Layers start;
  private final double[] foldings;
  private final boolean stable;

  /**
   * Beside a run.
   *
   * @param looks after the start, at equal distances
   */
  FlowCourse(Learning setting, int looks) {
    double rate = TwoPhases.labelNoiseRate(setting.eta(), setting.sigma());
    flow = setting.flow();
    start = Layers.start(setting.m(), setting.d());
    foldings =
        IntStream.rangeClosed(1, looks)
            .mapToDouble(look -> rate * setting.steps() * look / looks)
            .toArray();
    stable = setting.stabilityLoad() < 1;
  }

  /** How many e-foldings of the squared norm the run has. */
  double length() {
    return foldings[foldings.length - 1];
  }

  /**
   * The test loss at the looks, without the start. Without noise it is 0; beyond the stability
   * limit the flow says nothing, and it is NaN.
   */
  List<Double> losses() {
    if (!stable || length() == 0) {
      return Collections.nCopies(foldings.length, stable ? 0 : Double.NaN);
    }
    return flow.course(start, foldings).stream().map(flow::loss).toList();
  }

  /**
   * The mean test loss over the last looks.
   *
   * @param share of all looks, the start included
   */
  double lossAtEnd(double share) {
    List<Double> all = losses();
    int count = Math.max(1, (int) ((all.size() + 1) * share));
    return all.subList(all.size() - count, all.size()).stream()
        .mapToDouble(loss -> loss)
        .average()
        .orElseThrow();
  }

  /**
   * When mean alignment is half way from that of random directions to 1.
   *
   * @return in e-foldings; NaN if not within the run
   */
  double halfWay() {
    double half = (1 + TwoPhases.startAlignment(flow.d())) / 2;
    SlowFlow quiet = flow.quiet();
    return quiet
        .first(start, layers -> half - quiet.alignment(layers), (int) Math.ceil(length()))
        .orElse(Double.NaN);
  }
}

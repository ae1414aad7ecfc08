package twophase.paper.theorems.images;

import java.util.List;
import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.paper.erf.LossCourse;

/** The network's late loss over that of its linearisation on the same samples and noise. */
final class SameBatches {
  private SameBatches() {}

  /** That the ratio is near 1, by the card's {@code lazily}. */
  static Event together(ImageRun setting, Trial trial) {
    return alike(ratio(setting, trial), trial.card().number("lazily"));
  }

  /** That the network's is the lower one, by the card's {@code factor}. */
  static Event apart(ImageRun setting, Trial trial) {
    double ratio = ratio(setting, trial);
    return Double.isFinite(ratio)
        ? Event.within(0, ratio, 1 / trial.card().number("factor"))
        : Event.divergence();
  }

  /** That the late loss is apart from the baseline's, by the card's {@code factor}. */
  static Event apartFromBaseline(ImageRun setting, Trial trial) {
    ImageTrial start = ImageTrial.of(setting, trial);
    double ratio = start.train(start.network()).get(0).late() / start.baseline().late();
    double factor = trial.card().number("factor");
    return Double.isFinite(ratio)
        ? Event.that(ratio <= 1 / factor || ratio >= factor, ratio)
        : Event.divergence();
  }

  /** That a ratio is 1, give or take a part. */
  static Event alike(double ratio, double part) {
    return Double.isFinite(ratio)
        ? Event.within(1 / (1 + part), ratio, 1 + part)
        : Event.divergence();
  }

  private static double ratio(ImageRun setting, Trial trial) {
    ImageTrial start = ImageTrial.of(setting, trial);
    List<LossCourse> courses = start.train(start.network(), start.linearisation());
    return courses.get(0).late() / courses.get(1).late();
  }
}

package twophase.paper.theorems.images;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.data.FashionMnist;
import twophase.paper.erf.Batches;
import twophase.paper.erf.Descent;
import twophase.paper.erf.ErfLinearisation;
import twophase.paper.erf.ErfNetwork;
import twophase.paper.erf.Examples;
import twophase.paper.erf.LinearisedDescent;
import twophase.paper.erf.LossCourse;
import twophase.paper.erf.SpanErfTraining;
import twophase.paper.erf.Trained;

/**
 * One start of a network, and what is trained from it. Whatever is trained sees the same samples in
 * the same order, and the same noise where it has the same law.
 */
final class ImageTrial {
  private final ImageRun setting;
  private final SeedTree seeds;
  private final Examples data;
  private final ErfNetwork start;
  private final int looks;

  private ImageTrial(ImageRun setting, Trial trial, SeedTree seeds) {
    trial.requireOwnSimulator("networks with erf");
    this.setting = setting;
    this.seeds = seeds;
    data = Examples.of(FashionMnist.training().first(setting.n()));
    trial.requireWork(setting.steps(), setting.m() * (double) setting.n() * setting.batch());
    start =
        ErfNetwork.draw(
            setting.network(),
            setting.m(),
            data.inputs().getNumCols(),
            data.outputs(),
            seeds.child("start").stream());
    looks = trial.card().integer("looks");
  }

  /** The trial itself. */
  static ImageTrial of(ImageRun setting, Trial trial) {
    return new ImageTrial(setting, trial, trial.seeds());
  }

  /**
   * Several starts for one trial.
   *
   * @param count at least 1
   */
  static List<ImageTrial> several(ImageRun setting, Trial trial, int count) {
    List<ImageTrial> starts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      starts.add(new ImageTrial(setting, trial, trial.seeds().child(k)));
    }
    return starts;
  }

  /** Images that are not trained on. */
  static Examples unseen() {
    return Examples.of(FashionMnist.test());
  }

  /** The network, not yet trained. */
  SpanErfTraining network() {
    return new SpanErfTraining(start, data, descent());
  }

  /** Its linearisation, not yet trained, by the same rule. */
  ErfLinearisation linearisation() {
    return new ErfLinearisation(start, data, descent());
  }

  private Descent descent() {
    return new Descent(setting.eta(), setting.radius());
  }

  /** The course of models that are trained side by side, with the setting's noise. */
  List<LossCourse> train(Trained... models) {
    return train(setting, models);
  }

  /** The course of one model with the noise of another setting. */
  LossCourse train(ImageRun other, Trained model) {
    return train(other, new Trained[] {model}).get(0);
  }

  private List<LossCourse> train(ImageRun run, Trained[] models) {
    Batches batches =
        new Batches(data, run.batch(), run.noise(), run.level(), seeds.child("batches"));
    return LossCourse.train(data, batches, run.steps(), looks, models);
  }

  /** The network at the end of another setting's run. */
  ErfNetwork trained(ImageRun other) {
    SpanErfTraining network = network();
    train(other, network);
    return network.network();
  }

  /** What the setting's run does to the layers. */
  Layers layers() {
    return Layers.of(start, trained(setting));
  }

  /** The baseline of Figures 3 and 5: the linearisation under gradient descent without noise. */
  LossCourse baseline() {
    return course(descending()::loss);
  }

  /** What the setting's noise adds to the mean loss of the linearisation, its mean apart. */
  LossCourse noiseAlone() {
    return course(descending().noise(setting.noise(), setting.level()));
  }

  private LinearisedDescent descending() {
    return new LinearisedDescent(start, data, setting.eta());
  }

  private LossCourse course(LongToDoubleFunction loss) {
    return LossCourse.of(loss, setting.steps(), looks);
  }
}

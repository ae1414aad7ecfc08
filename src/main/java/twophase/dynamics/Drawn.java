package twophase.dynamics;

import twophase.network.GroundTruth;
import twophase.network.Network;
import twophase.network.NtkInitialisation;
import twophase.random.SeedTree;

/**
 * What a free run leaves to the simulator, as this suite's own simulators draw it: each part from a
 * child of the run's seeds.
 *
 * @param truth theta*
 * @param driven the run with everything given
 */
record Drawn(GroundTruth truth, Run driven) {

  static Drawn of(Run.Free free) {
    SeedTree seeds = free.seeds();
    Network start = NtkInitialisation.draw(free.m(), free.d(), seeds.child("start").stream());
    GroundTruth truth = truth(free);
    SampleSource samples =
        free.schedule().applied(SampleSource.of(free.inputs(), truth, free.sigma(), seeds));
    Run driven =
        free.radius() == 0
            ? new Run.LabelNoiseSgd(free.eta(), start, samples, free.steps())
            : new Run.Sam(free.eta(), free.radius(), start, samples, free.steps());
    return new Drawn(truth, driven);
  }

  static GroundTruth truth(Run.Free free) {
    return GroundTruth.draw(free.d(), free.thetaNorm(), free.seeds().child("truth").stream());
  }
}

package twophase.paper.dynamics;

import twophase.kit.random.SeedTree;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.NtkInitialisation;

/**
 * What a free run leaves to the simulator, as this suite's own simulators draw it: each part from a
 * child of the run's seeds.
 *
 * @param truth theta*
 * @param driven the run with everything given
 */
public record GivenRun(GroundTruth truth, Run driven) {

  public static GivenRun of(Run.Free free) {
    SeedTree seeds = free.seeds();
    Network start = NtkInitialisation.draw(free.m(), free.d(), seeds.child("start").stream());
    GroundTruth truth = truth(free);
    SampleSource samples =
        free.schedule().applied(SampleSource.of(free.inputs(), truth, free.sigma(), seeds));
    Run driven =
        free.radius() == 0
            ? new Run.LabelNoiseSgd(free.eta(), start, samples, free.steps())
            : new Run.Sam(free.eta(), free.radius(), start, samples, free.steps());
    return new GivenRun(truth, driven);
  }

  public static GroundTruth truth(Run.Free free) {
    return GroundTruth.draw(free.d(), free.thetaNorm(), free.seeds().child("truth").stream());
  }
}

package twophase.paper.theorems.lazy;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import twophase.kit.bench.Trial;
import twophase.kit.random.SeedTree;
import twophase.paper.dynamics.Sample;
import twophase.paper.dynamics.SampleSource;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;
import twophase.paper.network.NtkInitialisation;
import twophase.paper.theorems.Learning;
import twophase.paper.theorems.Rounding;
import twophase.paper.theory.LemmaThreeAtStart;

/**
 * What the first step adds to the balance of a neuron that was made as long as the law of {@link
 * LemmaThreeAtStart} says is too short to drop far.
 */
final class ShortNeuron {
  private ShortNeuron() {}

  /** The Delta of a trial; 0, no drop, at a start whose error is longer than the law allows. */
  static double delta(Learning setting, Trial trial) {
    SeedTree seeds = trial.seeds();
    Network start = NtkInitialisation.draw(setting.m(), setting.d(), seeds.child("start").stream());
    DMatrixRMaj neurons = start.firstLayer();
    double scale =
        LemmaThreeAtStart.shortNorm(setting.sigma())
            / Math.sqrt(Rounding.norm2(neurons.data, 0, setting.d()));
    for (int k = 0; k < setting.d(); k++) {
      neurons.data[k] *= scale;
    }
    GroundTruth truth =
        GroundTruth.draw(setting.d(), setting.thetaNorm(), seeds.child("truth").stream());
    Sample sample =
        SampleSource.fresh(truth, setting.sigma(), seeds.child("sample").stream()).next();
    DMatrixRMaj error = start.linearMap();
    CommonOps_DDRM.subtractEquals(error, truth.map());
    return Norms.frobenius(error) > LemmaThreeAtStart.ERROR ? 0 : Deltas.delta(0, start, sample);
  }
}

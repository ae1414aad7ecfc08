package twophase.paper.theorems.words;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Network;
import twophase.paper.network.Norms;

/**
 * The paths of all neurons of a run, looked at at equal distances: how long each is, and how it is
 * turned to theta*.
 */
final class NeuronPaths implements Observer {
  private final long steps;
  private final int looks;
  private final List<double[]> norms = new ArrayList<>();
  private final List<double[]> cosines = new ArrayList<>();
  private DMatrixRMaj truth = new DMatrixRMaj(0, 1);

  /**
   * Looks at a run.
   *
   * @param steps of the run
   * @param looks after the start
   */
  NeuronPaths(long steps, int looks) {
    this.steps = steps;
    this.looks = looks;
  }

  @Override
  public void truth(GroundTruth told) {
    truth = told.map();
  }

  @Override
  public boolean wants(long t) {
    return quietUntil(t) == t;
  }

  @Override
  public long quietUntil(long t) {
    return EvenLooks.next(t, steps, looks);
  }

  @Override
  public void see(long t, Network state) {
    int m = state.width();
    int d = state.inputDimension();
    double length = Norms.frobenius(truth);
    double[] norm = new double[m];
    double[] cosine = new double[m];
    for (int i = 0; i < m; i++) {
      double along = 0;
      double sum = 0;
      for (int k = 0; k < d; k++) {
        double weight = state.firstLayer().data[i * d + k];
        along += weight * truth.data[k];
        sum += weight * weight;
      }
      norm[i] = Math.sqrt(sum);
      cosine[i] = norm[i] == 0 ? 0 : Math.abs(along) / (norm[i] * length);
    }
    norms.add(norm);
    cosines.add(cosine);
  }

  /**
   * The share of neurons that go through both phases, one after the other: with the card's numbers,
   * the norm is at most {@code fallen} of its start at some look, the neuron is half way from the
   * start's mean abs(cos) to 1 on average over the {@code end} of the looks, and the fall comes no
   * later than the first look from which on it is half way at every look. One that is half way all
   * along has no turning that could come too early.
   */
  double inOrder(CardNumbers card) {
    int m = norms.get(0).length;
    double half = 0.5 * (1 + mean(cosines.get(0)));
    int late = cosines.size() - Math.max(1, (int) (cosines.size() * card.number("end")));
    double fallen = card.number("fallen");
    int count = 0;
    for (int i = 0; i < m; i++) {
      int fall = 0;
      while (fall < norms.size() && norms.get(fall)[i] > fallen * norms.get(0)[i]) {
        fall++;
      }
      int turned = cosines.size();
      while (turned > 0 && cosines.get(turned - 1)[i] >= half) {
        turned--;
      }
      double end = 0;
      for (double[] look : cosines.subList(late, cosines.size())) {
        end += look[i] / (cosines.size() - late);
      }
      count += fall < norms.size() && end >= half && (turned == 0 || fall <= turned) ? 1 : 0;
    }
    return (double) count / m;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}

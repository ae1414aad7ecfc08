package twophase.paper.theorems.lazy;

import java.util.List;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;
import twophase.kit.statement.Ranges;
import twophase.paper.network.GroundTruth;
import twophase.paper.network.Inputs;
import twophase.paper.network.Network;
import twophase.paper.network.TrainingSet;
import twophase.paper.network.WideStart;
import twophase.paper.theorems.Conditioned;
import twophase.paper.theory.ConditionOne;

/**
 * A run of the propagator alone, with theta* as long as A4 lets it be.
 *
 * @param m width, above d
 * @param d input dimension, at least 1
 * @param n training set
 * @param load h = eta m / d, above 0
 * @param energy eta^2 sigma^2 d times the number of steps, about q at the end, above 0
 */
record PropagatorRun(long m, int d, Inputs n, double load, double energy) implements Conditioned {
  PropagatorRun {
    Ranges.atLeast("m", m, d + 1L);
    Ranges.atLeast("d", d, 1);
    n.requireDimension(d);
    Ranges.positive("load", load);
    Ranges.positive("energy", energy);
    n.requireTrainingSet();
  }

  double eta() {
    return load * d / m;
  }

  double sigma(long steps) {
    return Math.sqrt(energy / (d * (double) steps)) / eta();
  }

  /**
   * Runs it and keeps the books.
   *
   * @param look called every so often, and at the start
   * @param every how often
   */
  PropagatorLedger ledger(SeedTree seeds, long steps, long every, Consumer<PropagatorLedger> look) {
    GroundTruth truth = GroundTruth.draw(d, Math.pow(m, -0.25), seeds.child("truth").stream());
    TrainingSet data = n.trainingSet(truth, seeds.child("data").stream());
    Network start = WideStart.draw(m, d, seeds.child("start").stream()).core();
    PropagatorLedger ledger =
        new PropagatorLedger(
            new Propagator(start), rows(data.inputs()), truth.map().data, this, sigma(steps));
    RandomStream stream = seeds.child("steps").stream();
    for (long t = 0; t < steps; t++) {
      if (t % every == 0) {
        look.accept(ledger);
      }
      ledger.step(stream.index(data.size()), stream.sign());
    }
    return ledger;
  }

  private static double[][] rows(DMatrixRMaj inputs) {
    double[][] rows = new double[inputs.getNumRows()][inputs.getNumCols()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(inputs.data, i * inputs.getNumCols(), rows[i], 0, rows[i].length);
    }
    return rows;
  }

  @Override
  public List<ConditionOne.Point> points() {
    return List.of(Conditioned.point(m, d, n, eta(), Math.pow(m, -0.25)));
  }
}

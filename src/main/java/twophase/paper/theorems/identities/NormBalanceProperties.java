package twophase.paper.theorems.identities;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.bench.Vanishing;
import twophase.kit.exact.Residue;
import twophase.kit.property.Drawing;
import twophase.kit.property.Form;
import twophase.kit.property.Settings;
import twophase.kit.property.StatementId;
import twophase.kit.random.RandomStream;
import twophase.kit.statement.Ranges;
import twophase.paper.dynamics.FieldNeuron;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.Asked;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.IntegerStep;
import twophase.paper.theorems.identities.BalanceRun.Numbers;
import twophase.paper.theory.NormBalance;

/** The balance between a neuron's norm and its second-layer weight. */
@StatementId("norm-balance")
public class NormBalanceProperties {

  /**
   * The setting of the exact part.
   *
   * @param d input dimension, at least 1
   */
  record Dimension(int d) {
    Dimension {
      Ranges.atLeast("d", d, 1);
    }
  }

  @Form("as-printed.identity")
  Vanishing identity(@ForAll Dimension dimension, Trial trial) {
    RandomStream stream = trial.seeds().stream();
    FieldNeuron<Residue> before =
        new FieldNeuron<>(elements(dimension.d(), stream), Residue.random(stream));
    List<Residue> input = elements(dimension.d(), stream);
    Residue residual = Residue.random(stream);
    Residue eta = Residue.random(stream);
    FieldNeuron<Residue> after = before.moved(eta, residual, input);
    Residue delta =
        NormBalance.delta(
            residual,
            NormBalance.dot(input, before.neuron()),
            before.weight(),
            NormBalance.dot(input, input));
    Residue defect = NormBalance.defect(eta, delta, balance(before), balance(after));
    return new Vanishing(defect.isZero(), (double) NormBalance.DEGREE / Residue.PRIME);
  }

  @Form("as-printed.run")
  Measurement run(@ForAll BalanceRun setting, Trial trial) {
    NetworkSimulator simulator = Asked.exactly(trial);
    if (setting.numbers() == Numbers.INTEGER) {
      int largest = trial.card().integer("entry");
      return IntegerStep.draw(setting.m(), setting.d(), largest, trial.seeds().stream())
          .measure(simulator);
    }
    DrivenRun run = setting.run().drawn(trial);
    BalanceLedger ledger = new BalanceLedger(run.start(), setting.eta());
    run.check(simulator, ledger::step);
    return ledger.measurement();
  }

  /** Whole runs, and single steps on integers in networks of the same sizes. */
  @Settings("runs")
  static Arbitrary<BalanceRun> runs(Drawing drawing) {
    Arbitrary<BalanceRun> real =
        Combinators.combine(
                drawing.integers("m"),
                drawing.integers("d"),
                drawing.options("n", Inputs.class),
                drawing.numbers("eta"),
                drawing.numbers("sigma"),
                drawing.numbers("thetaNorm"),
                drawing.integers("steps"))
            .as(BalanceRun::real);
    Arbitrary<BalanceRun> integer =
        Combinators.combine(drawing.integers("m"), drawing.integers("d")).as(BalanceRun::integer);
    return Arbitraries.oneOf(real, integer);
  }

  /** norm2(w_i) - a_i^2. */
  private static Residue balance(FieldNeuron<Residue> neuron) {
    return NormBalance.dot(neuron.neuron(), neuron.neuron())
        .subtract(neuron.weight().multiply(neuron.weight()));
  }

  private static List<Residue> elements(int count, RandomStream stream) {
    return Stream.generate(() -> Residue.random(stream)).limit(count).toList();
  }
}

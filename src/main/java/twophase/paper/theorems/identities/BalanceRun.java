package twophase.paper.theorems.identities;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import twophase.kit.bench.Bench;
import twophase.kit.bench.Measurement;
import twophase.kit.bench.Trial;
import twophase.kit.statement.Setting;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.network.Inputs;
import twophase.paper.theorems.DrivenRun;
import twophase.paper.theorems.IntegerStep;
import twophase.paper.theorems.Learning;

/**
 * A setting of the norm balance: a whole run on real numbers, or one step on small integers.
 *
 * @param numbers which of the two; what follows fits it
 * @param m width, at least 1
 * @param d input dimension, at least 1
 * @param n training samples, or fresh inputs
 * @param eta step size, above 0; 1 on integers
 * @param sigma label-noise level, at least 0; 0 on integers, whose residual is drawn itself
 * @param thetaNorm norm of theta*, at least 0; 0 on integers
 * @param steps at least 1; 1 on integers
 */
record BalanceRun(
    Numbers numbers,
    int m,
    int d,
    Inputs n,
    double eta,
    double sigma,
    double thetaNorm,
    int steps) {

  /** What a run computes with. */
  enum Numbers {
    /** A run in binary64, checked within its rounding bound. */
    REAL,
    /** One step on integers of absolute value at most 8, which binary64 does without rounding. */
    INTEGER
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  BalanceRun {
    new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    boolean plain = eta == 1 && sigma == 0 && thetaNorm == 0 && steps == 1 && n.fresh();
    if (numbers == Numbers.INTEGER && !(plain && d <= IntegerStep.LARGEST_DIMENSION)) {
      throw new IllegalArgumentException(
          "on integers d must be at most 32, n fresh, eta 1, sigma 0, thetaNorm 0 and steps 1");
    }
  }

  /** A whole run in binary64. */
  static BalanceRun real(Learning run) {
    return new BalanceRun(
        Numbers.REAL,
        run.m(),
        run.d(),
        run.n(),
        run.eta(),
        run.sigma(),
        run.thetaNorm(),
        run.steps());
  }

  static Arbitrary<BalanceRun> anywhere() {
    Arbitrary<BalanceRun> real = Learning.anywhere().map(BalanceRun::real);
    Arbitrary<BalanceRun> integer =
        Combinators.combine(
                Arbitraries.integers().between(1, 64),
                Arbitraries.integers().between(1, IntegerStep.LARGEST_DIMENSION))
            .as((m, d) -> new BalanceRun(Numbers.INTEGER, m, d, Inputs.FRESH, 1, 0, 0, 1));
    return Arbitraries.oneOf(real, integer);
  }

  /** Notes how near to the stability limit a run is; a single step on integers has none. */
  void noteStability(Bench bench) {
    if (numbers == Numbers.REAL) {
      new Learning(m, d, n, eta, sigma, thetaNorm, steps).noteStability(bench, Setting.of(this));
    }
  }

  /** The balance's defect against what rounding can explain. */
  Measurement measure(Trial trial, NetworkSimulator simulator) {
    if (numbers == Numbers.INTEGER) {
      return IntegerStep.draw(m, d, trial.seeds().stream()).measure(simulator);
    }
    Learning learning = new Learning(m, d, n, eta, sigma, thetaNorm, steps);
    DrivenRun run = DrivenRun.draw(learning, trial);
    BalanceLedger ledger = new BalanceLedger(run.start(), eta);
    run.check(simulator, ledger::step);
    return ledger.measurement();
  }
}

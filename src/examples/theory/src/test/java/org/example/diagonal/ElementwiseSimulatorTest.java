package org.example.diagonal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import twophase.kit.random.SeedTree;

class ElementwiseSimulatorTest {
  private final DiagonalSimulator simulator = new ElementwiseSimulator();

  /** f = 1*3 + 4*2 = 11, residual 11 - 9 = 2: v1 - 0.1*2*3*1 and v2 - 0.1*2*2*2. */
  @Test
  void aStepByHand() {
    double[] v = {1, 2};
    simulator.step(v, new double[] {3, 2}, 9, 0.1);
    assertArrayEquals(new double[] {0.4, 1.2}, v, 1e-15);
  }

  @Test
  void anInterpolatorStaysWhereItIs() {
    double[] truth = {1, 0};
    SparseRegression data = SparseRegression.draw(3, 2, 1, SeedTree.root(0).stream());
    for (int i = 0; i < 3; i++) {
      simulator.step(truth, data.inputs()[i], data.labels()[i], 0.5);
    }
    assertEquals(0, data.distance(truth));
  }
}

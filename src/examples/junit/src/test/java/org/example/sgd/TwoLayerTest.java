package org.example.sgd;

import java.util.List;
import twophase.kit.bench.Simulator;
import twophase.kit.junit.TheoryTest;

/** A test case for each form of the statements about simulators. */
class TwoLayerTest extends TheoryTest {
  @Override
  protected Simulator simulator() {
    return new TwoLayerSimulator();
  }

  @Override
  protected List<String> only() {
    return List.of("conformance");
  }
}

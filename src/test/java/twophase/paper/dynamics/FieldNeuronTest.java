package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.exact.Residue;

class FieldNeuronTest {

  /** The integers of {@link ReferenceSimulatorTest#oneStepByHand()} with eta = 1. */
  @Test
  void oneStepByHand() {
    FieldNeuron<Residue> start =
        new FieldNeuron<>(List.of(Residue.of(1), Residue.of(2)), Residue.of(3));
    FieldNeuron<Residue> moved =
        start.moved(Residue.ONE, Residue.of(-6), List.of(Residue.of(1), Residue.of(-1)));
    assertThat(moved.neuron(), contains(Residue.of(19), Residue.of(-16)));
    assertThat(moved.weight(), equalTo(Residue.of(-3)));
  }
}

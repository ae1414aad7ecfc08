package twophase.paper.dynamics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import twophase.kit.exact.Residue;
import twophase.kit.random.RandomStream;
import twophase.kit.random.SeedTree;

class FieldNetworkTest {
  private final RandomStream stream = SeedTree.root(45).child("field").stream();

  private List<Residue> draw(int length) {
    List<Residue> entries = new ArrayList<>();
    for (int k = 0; k < length; k++) {
      entries.add(Residue.random(stream));
    }
    return entries;
  }

  private FieldNetwork<Residue> network(int m, int d) {
    List<List<Residue>> rows = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      rows.add(draw(d + 1));
    }
    return new FieldNetwork<>(rows);
  }

  /** Three reflections, so that the orthogonal map is not symmetric. */
  private FieldNetwork<Residue> turned(
      FieldNetwork<Residue> network, List<List<Residue>> reflections) {
    FieldNetwork<Residue> turned = network;
    for (List<Residue> v : reflections) {
      turned = turned.reflected(v);
    }
    return turned;
  }

  @Test
  void stepsCommuteWithOrthogonalMaps() {
    int[][] shapes = {{1, 1}, {2, 1}, {3, 2}, {5, 4}, {9, 3}};
    for (int[] shape : shapes) {
      FieldNetwork<Residue> network = network(shape[0], shape[1]);
      List<List<Residue>> map = List.of(draw(shape[0]), draw(shape[0]), draw(shape[0]));
      List<Residue> x = draw(shape[1]);
      List<Residue> free = draw(3);
      assertThat(
          turned(network, map).labelNoiseStep(free.get(0), free.get(1), x),
          is(turned(network.labelNoiseStep(free.get(0), free.get(1), x), map)));
      assertThat(
          turned(network, map).samStep(free.get(0), free.get(1), free.get(2), x),
          is(turned(network.samStep(free.get(0), free.get(1), free.get(2), x), map)));
      assertThat(turned(network, map).output(x), is(network.output(x)));
    }
  }

  @Test
  void aStepThatTouchesOneNeuronMoreDoesNotCommute() {
    FieldNetwork<Residue> network = network(4, 2);
    List<List<Residue>> map = List.of(draw(4), draw(4));
    List<Residue> x = draw(2);
    List<Residue> free = draw(2);
    FieldNetwork<Residue> wrong =
        spoiled(turned(network, map).labelNoiseStep(free.get(0), free.get(1), x));
    assertThat(
        wrong, not(turned(spoiled(network.labelNoiseStep(free.get(0), free.get(1), x)), map)));
  }

  private static FieldNetwork<Residue> spoiled(FieldNetwork<Residue> network) {
    List<List<Residue>> rows = new ArrayList<>(network.rows());
    List<Residue> first = new ArrayList<>(rows.get(0));
    first.set(0, first.get(0).add(Residue.ONE));
    rows.set(0, first);
    return new FieldNetwork<>(rows);
  }

  @Test
  void theStepIsThatOfTheNeurons() {
    FieldNetwork<Residue> network = network(1, 3);
    List<Residue> x = draw(3);
    List<Residue> free = draw(2);
    List<Residue> row = network.rows().get(0);
    FieldNeuron<Residue> neuron =
        new FieldNeuron<>(row.subList(0, 3), row.get(3)).moved(free.get(0), free.get(1), x);
    List<Residue> moved = new ArrayList<>(neuron.neuron());
    moved.add(neuron.weight());
    assertThat(network.labelNoiseStep(free.get(0), free.get(1), x).rows(), is(List.of(moved)));
  }
}

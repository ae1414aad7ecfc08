package twophase.paper.theorems.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import twophase.kit.bench.Exhibit;
import twophase.kit.number.Numbers;
import twophase.paper.dynamics.Rule;
import twophase.paper.dynamics.Sample;
import twophase.paper.network.Network;

/**
 * The step at which a simulator parts from the reference: all that either of them was given, and
 * what it made of it. Of a network too large to be read, the neuron that parts.
 *
 * @param rule what moved the network
 * @param eta step size
 * @param number of the step, from 1
 * @param before the state that the simulator showed before
 * @param seen the step's samples
 * @param expected the reference's state after it
 * @param shown the simulator's
 * @param neuron the one in which they part
 */
record PartedStep(
    Rule rule,
    double eta,
    int number,
    Network before,
    List<Sample> seen,
    Network expected,
    Network shown,
    int neuron) {
  /** Numbers that a reader can take in at once. */
  private static final int READABLE = 32;

  /**
   * What there is to see.
   *
   * @param likeness what it is like
   * @param requests the lines by which the step is asked for by hand
   */
  Exhibit exhibit(List<String> likeness, List<String> requests) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "step %d of %s, m = %d, d = %d, eta = %s%s, from the state that was shown before it:"
            .formatted(
                number,
                rule.name(),
                before.width(),
                before.inputDimension(),
                Numbers.shortest(eta),
                rule.parameters().entrySet().stream()
                    .map(
                        p ->
                            ", "
                                + p.getKey()
                                + " = "
                                + Numbers.shortest(p.getValue().doubleValue()))
                    .collect(Collectors.joining())));
    lines.add("given      " + state(before));
    given(lines);
    lines.add("reference  " + state(expected));
    lines.add("simulator  " + state(shown));
    lines.addAll(likeness);
    return new Exhibit(lines, requests);
  }

  private void given(List<String> lines) {
    int d = before.inputDimension();
    for (Sample sample : seen.subList(0, seen.size() * d <= READABLE ? seen.size() : 1)) {
      lines.add(
          "           x = %s, y = %s, noise = %s"
              .formatted(
                  vector(sample.input().data, 0, d),
                  Numbers.shortest(sample.label()),
                  Numbers.shortest(sample.noise())));
    }
    if (seen.size() * d > READABLE && seen.size() > 1) {
      lines.add("           and %d more samples".formatted(seen.size() - 1));
    }
    rule.data()
        .ifPresent(
            data ->
                lines.add(
                    data.size() * d <= READABLE
                        ? "           X = %s, y = %s"
                            .formatted(
                                rows(data.inputs()), vector(data.labels().data, 0, data.size()))
                        : "           X of %d inputs; gradient of the loss in theta %s"
                            .formatted(
                                data.size(),
                                vector(data.lossGradient(before.linearMap()).data, 0, d))));
  }

  private String state(Network network) {
    int d = network.inputDimension();
    if (network.width() * d <= READABLE) {
      return "W = %s, a = %s"
          .formatted(
              rows(network.firstLayer()), vector(network.secondLayer().data, 0, network.width()));
    }
    return "W[%d] = %s, a[%d] = %s"
        .formatted(
            neuron,
            vector(network.firstLayer().data, neuron * d, d),
            neuron,
            Numbers.shortest(network.secondLayer().get(neuron)));
  }

  private static String rows(DMatrixRMaj matrix) {
    int d = matrix.getNumCols();
    return IntStream.range(0, matrix.getNumRows())
        .mapToObj(i -> vector(matrix.data, i * d, d))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String vector(double[] numbers, int offset, int length) {
    return Arrays.stream(numbers, offset, offset + length)
        .mapToObj(Numbers::shortest)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}

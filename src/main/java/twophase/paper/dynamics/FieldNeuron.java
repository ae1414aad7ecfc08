package twophase.paper.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.FieldElement;

/**
 * A neuron over any field and its step of label-noise SGD, for checks in exact arithmetic: w_i
 * moves by -eta r a_i x and a_i by -eta r (w_i . x), both from the old state.
 *
 * <p>The residual r is given, not computed: it depends on the other neurons and on the label, which
 * is free, so that r can be any element of the field.
 *
 * @param <T> element of the field
 * @param neuron w_i, d elements
 * @param weight a_i
 */
public record FieldNeuron<T extends FieldElement<T>>(List<T> neuron, T weight) {

  /**
   * The neuron after the step.
   *
   * @param eta step size
   * @param residual r
   * @param input x, d elements
   */
  public FieldNeuron<T> moved(T eta, T residual, List<T> input) {
    T scale = eta.multiply(residual);
    T hidden = weight.getField().getZero();
    List<T> moved = new ArrayList<>(neuron.size());
    for (int k = 0; k < neuron.size(); k++) {
      hidden = hidden.add(neuron.get(k).multiply(input.get(k)));
      moved.add(neuron.get(k).subtract(scale.multiply(weight).multiply(input.get(k))));
    }
    return new FieldNeuron<>(moved, weight.subtract(scale.multiply(hidden)));
  }
}

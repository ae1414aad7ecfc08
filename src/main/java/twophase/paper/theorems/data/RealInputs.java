package twophase.paper.theorems.data;

import twophase.paper.data.DataSet;
import twophase.paper.network.Inputs;

/** The data set that inputs are. */
final class RealInputs {
  private RealInputs() {}

  /**
   * The data set.
   *
   * @throws IllegalArgumentException if the inputs are none
   */
  static DataSet of(Inputs inputs) {
    return inputs
        .data()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "inputs must be a data set (" + DataSet.forms() + "), not " + inputs));
  }
}

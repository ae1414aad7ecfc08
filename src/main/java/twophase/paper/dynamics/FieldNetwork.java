package twophase.paper.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.FieldElement;

/**
 * A network over any field, for the exact check of width compression: its steps, and the orthogonal
 * maps that they commute with.
 *
 * <p>Over the reals, M = Q N with orthonormal columns Q needs square roots; over a field, the
 * Householder reflection H = I - 2 v v^T / (v^T v) is exactly orthogonal, and every step that
 * depends on M^T M and multiplies from the right satisfies step(H M) = H step(M). The numbers r, r'
 * and b are given, not computed, so that they can be any elements of the field.
 *
 * @param rows M = [W, a], m rows of d + 1 elements; row i is w_i and then a_i
 * @param <T> element of the field
 */
public record FieldNetwork<T extends FieldElement<T>>(List<List<T>> rows) {

  /**
   * A step of label-noise SGD, M (I - eta r Z(x)).
   *
   * @param input x, d elements
   */
  public FieldNetwork<T> labelNoiseStep(T eta, T residual, List<T> input) {
    FieldNetwork<T> direction = timesInput(input);
    return plus(eta.multiply(residual).negate(), direction);
  }

  /**
   * A step of SAM, M (I - eta r' (I + b Z(x)) Z(x)).
   *
   * @param residual r', the residual at the moved point
   * @param shift b = R r / norm(g)
   * @param input x, d elements
   */
  public FieldNetwork<T> samStep(T eta, T residual, T shift, List<T> input) {
    FieldNetwork<T> moved = plus(shift, timesInput(input));
    return plus(eta.multiply(residual).negate(), moved.timesInput(input));
  }

  /** f(x) = a^T W x, which depends on M^T M alone. */
  public T output(List<T> input) {
    T sum = zero();
    for (List<T> row : rows) {
      sum = sum.add(row.get(input.size()).multiply(hidden(row, input)));
    }
    return sum;
  }

  /**
   * H M, H = I - 2 v v^T / (v^T v).
   *
   * @param v m elements, v^T v not zero: over a finite field a v of non-zero elements can have that
   */
  public FieldNetwork<T> reflected(List<T> v) {
    T square = zero();
    for (T entry : v) {
      square = square.add(entry.multiply(entry));
    }
    T scale = square.reciprocal().multiply(2);
    List<T> projection = new ArrayList<>();
    for (int k = 0; k < rows.get(0).size(); k++) {
      T sum = zero();
      for (int i = 0; i < v.size(); i++) {
        sum = sum.add(v.get(i).multiply(rows.get(i).get(k)));
      }
      projection.add(sum.multiply(scale));
    }
    List<List<T>> moved = new ArrayList<>();
    for (int i = 0; i < v.size(); i++) {
      List<T> row = new ArrayList<>();
      for (int k = 0; k < projection.size(); k++) {
        row.add(rows.get(i).get(k).subtract(v.get(i).multiply(projection.get(k))));
      }
      moved.add(row);
    }
    return new FieldNetwork<>(moved);
  }

  /** M Z(x) = [a x^T, W x]. */
  private FieldNetwork<T> timesInput(List<T> input) {
    List<List<T>> product = new ArrayList<>();
    for (List<T> row : rows) {
      List<T> entries = new ArrayList<>();
      for (T x : input) {
        entries.add(row.get(input.size()).multiply(x));
      }
      entries.add(hidden(row, input));
      product.add(entries);
    }
    return new FieldNetwork<>(product);
  }

  /** M + c D. */
  private FieldNetwork<T> plus(T scale, FieldNetwork<T> direction) {
    List<List<T>> sum = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<T> row = new ArrayList<>();
      for (int k = 0; k < rows.get(i).size(); k++) {
        row.add(rows.get(i).get(k).add(scale.multiply(direction.rows.get(i).get(k))));
      }
      sum.add(row);
    }
    return new FieldNetwork<>(sum);
  }

  private T hidden(List<T> row, List<T> input) {
    T sum = zero();
    for (int k = 0; k < input.size(); k++) {
      sum = sum.add(row.get(k).multiply(input.get(k)));
    }
    return sum;
  }

  private T zero() {
    return rows.get(0).get(0).getField().getZero();
  }
}

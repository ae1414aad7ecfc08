package twophase.paper.erf;

/**
 * How a step goes: down the gradient of the batch's loss, taken at the parameters moved by {@code
 * radius} along that gradient's direction (SAM), or where they are.
 *
 * @param eta step size, above 0
 * @param radius R, at least 0; at 0 this is gradient descent. Where the gradient is 0 nothing
 *     moves.
 */
public record Descent(double eta, double radius) {

  /**
   * By what SAM moves along the gradient.
   *
   * @param norm2 the squared norm of the gradient in all parameters
   */
  double reach(double norm2) {
    return radius == 0 || norm2 == 0 ? 0 : radius / Math.sqrt(norm2);
  }
}

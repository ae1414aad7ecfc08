package twophase.paper.theory;

/**
 * Lemma 4 at any width, in logarithms: how small E s(t), s = (1/m) sum norm2(w_i), gets up to t =
 * 1/eta^2 where m = 1/sqrt(eta) and S = I.
 *
 * <p>By the law of {@link OscillatingLayer} a group of g neurons that has moved k times has, from
 * the start's E norm2(w_i) = 1,
 *
 * <pre>E s = R + (1 - R) f^k,   R = eta norm2(theta*) / (2 - y g),   f = 1 - 2 y + y^2 g,
 * y = eta^(3/2),</pre>
 *
 * monotone in k. With 0 &lt;= g &lt;= m nothing is left of the group's size but factors within eta
 * of 1, so that no width is too large.
 */
public final class OscillatingFloor {
  private OscillatingFloor() {}

  /**
   * The least E s(t) over t = 0, 1, ..., 1/eta^2, in units of the lemma's bound sqrt(eta) = 1/m.
   *
   * @param logWidth ln m, m at least 2
   * @param logTarget ln norm(theta*); minus infinity for theta* = 0
   */
  public static Enclosure least(Enclosure logWidth, Enclosure logTarget) {
    Enclosure one = Enclosure.of(1);
    Enclosure width = logWidth.exp();
    Enclosure eta = logWidth.times(-2).exp();
    Enclosure pull = logWidth.times(-3).exp();
    Enclosure nearOne = one.minus(eta.times(0.5));
    Enclosure rest =
        logTarget.times(2).minus(logWidth).exp().times(0.5).times(one.to(one.over(nearOne)));
    // 2 y k is m up to y: t = m^4, of which a group moves in every second step. And -ln f is at
    // least 2 y - y^2 g and at most 2 y / (1 - 2 y).
    Enclosure slow = width.minus(pull).times(nearOne);
    Enclosure fast = width.plus(pull).over(one.minus(pull.times(2)));
    Enclosure fallen = slow.to(fast);
    Enclosure left = logWidth.minus(fallen).exp();
    Enclosure kept = fallen.negated().exp().min(one);
    Enclosure least = width.min(left.plus(rest.times(one.minus(kept))));
    return new Enclosure(Math.max(0, least.low()), least.high());
  }
}

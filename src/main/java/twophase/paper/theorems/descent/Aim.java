package twophase.paper.theorems.descent;

import java.util.stream.IntStream;
import twophase.kit.number.Numbers;
import twophase.kit.statement.CardNumbers;
import twophase.paper.network.QuadraticLoss;
import twophase.paper.theory.OscillatingLayer;

/**
 * The time at which Lemma 4's expectation is asked for, chosen by the exact law before anything is
 * run.
 *
 * @param loss S and theta*
 * @param time the first of the looks at which the law is small enough; else that at which it is
 *     least
 * @param expected E s at that time by the law, over the start and the chains
 */
record Aim(QuadraticLoss loss, long time, double expected) {

  /** Of a setting; a function of the setting and the card. */
  static Aim of(Sampled setting, CardNumbers card) {
    QuadraticLoss loss = setting.loss();
    OscillatingLaw law = new OscillatingLaw(setting.eta(), loss);
    double small = OscillatingLayer.bound(setting.eta()) / card.number("aim");
    int looks = card.integer("looks");
    long horizon = OscillatingLayer.horizon(setting.eta());
    long[] times = IntStream.rangeClosed(1, looks).mapToLong(k -> k * horizon / looks).toArray();
    Aim best = new Aim(loss, 0, Double.POSITIVE_INFINITY);
    for (long time : times) {
      double expected = law.expected(setting.m(), time);
      if (expected < best.expected) {
        best = new Aim(loss, time, expected);
      }
      if (expected <= small) {
        break;
      }
    }
    return best;
  }

  /** What the law says. */
  String words() {
    return "by the law E s is " + Numbers.rounded(expected, 3) + " at step " + time;
  }
}

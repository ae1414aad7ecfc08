package twophase.paper.theorems.phases;

import twophase.kit.bench.Event;
import twophase.kit.bench.Trial;
import twophase.kit.statement.CardNumbers;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Run;
import twophase.paper.network.Network;
import twophase.paper.theorems.FreeTrial;

/**
 * What the second layer does while the noise is switched on and off, looked at a number of times in
 * each period. Sizes are root mean squares over the neurons.
 */
final class Oscillations implements Observer {
  private final long every;
  private final int looks;
  private double[] before;
  private boolean[] turned;
  private double startSize;
  private long look;

  private double sizeWhileOn;
  private double moveWhileOn;
  private double moveOnceOff;
  private double turns;
  private int looksWhileOn;
  private int looksOnceOff;
  private int periodsOn;

  /**
   * Looks.
   *
   * @param period steps with noise, and steps without
   * @param looks in each, evenly spaced, at least 2
   */
  Oscillations(int period, int looks) {
    this.every = period / looks;
    this.looks = looks;
  }

  /** A trial that shows whether weights swing near zero under noise and rest without it. */
  static FreeTrial<Oscillations> trial(Trial trial, Run.Free run, int period) {
    CardNumbers card = trial.card();
    return new FreeTrial<>(
        trial,
        run,
        new Oscillations(period, card.integer("looks-a-period")),
        seen -> seen.event(card));
  }

  /** Its number is the share of the weights that change their sign while the noise is on. */
  private Event event(CardNumbers card) {
    if (looksOnceOff == 0) {
      throw new IllegalStateException("the simulator showed no whole period");
    }
    boolean near = sizeWhileOn / looksWhileOn <= card.number("near") * startSize;
    double turning = turns / periodsOn;
    double on = moveWhileOn / looksWhileOn;
    boolean rest = moveOnceOff / looksOnceOff <= card.number("leak") * on;
    return Event.that(near && turning >= card.number("turning") && rest, turning);
  }

  @Override
  public boolean wants(long t) {
    return t % every == 0;
  }

  @Override
  public long quietUntil(long t) {
    return (t + every - 1) / every * every;
  }

  @Override
  public void see(long t, Network state) {
    double[] now = state.secondLayer().data;
    if (t == 0) {
      startSize = distance(now, new double[now.length]);
      turned = new boolean[now.length];
    } else {
      boolean on = look / looks % 2 == 0;
      long inPeriod = look % looks;
      double moved = distance(now, before);
      if (on) {
        seeOn(now, moved, inPeriod == looks - 1);
      } else if (inPeriod >= looks / 2) {
        moveOnceOff += moved;
        looksOnceOff++;
      }
      look++;
    }
    before = now.clone();
  }

  private void seeOn(double[] now, double moved, boolean last) {
    sizeWhileOn += distance(now, new double[now.length]);
    moveWhileOn += moved;
    looksWhileOn++;
    for (int i = 0; i < now.length; i++) {
      turned[i] |= now[i] * before[i] < 0;
    }
    if (last) {
      int count = 0;
      for (boolean some : turned) {
        count += some ? 1 : 0;
      }
      turns += (double) count / now.length;
      periodsOn++;
      turned = new boolean[now.length];
    }
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum / one.length);
  }
}

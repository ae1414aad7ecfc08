package twophase.paper;

import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;

/** A simulator that ends a run, or the whole program, by what it throws or calls. */
public final class EndingSimulator implements NetworkSimulator {
  /** What it throws; null for one that calls {@code System.exit}. */
  public static Throwable thrown;

  @Override
  public String name() {
    return "ending";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    if (thrown == null) {
      System.exit(0);
    }
    throw EndingSimulator.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException unchecked(Throwable any) throws T {
    throw (T) any;
  }
}

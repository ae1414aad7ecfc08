package twophase.paper;

import twophase.kit.bench.NotOffered;
import twophase.kit.bench.ProtocolOffence;
import twophase.paper.dynamics.NetworkSimulator;
import twophase.paper.dynamics.Observer;
import twophase.paper.dynamics.Outcome;
import twophase.paper.dynamics.Run;
import twophase.paper.simulators.FastSimulator;

/** A simulator that says what would forge lines, act on a terminal, or fill it. */
public final class HostileSimulator implements NetworkSimulator {
  /** What it calls itself, and says in what it throws. */
  public static final String TEXT =
      "hostile\nFORGED\r\nFORGED\u2028FORGED\u001b[2J\u202e\ud800`|\\" + "b".repeat(100_000);

  /** How its runs end. */
  public enum End {
    /** As they should. */
    NONE,
    /** It breaks. */
    THROWS,
    /** It lacks what was asked. */
    LACKS,
    /** It breaks the protocol. */
    OFFENDS
  }

  /** How its runs end. */
  public static End ends = End.NONE;

  private final NetworkSimulator right = new FastSimulator();

  @Override
  public String name() {
    return TEXT;
  }

  @Override
  public String version() {
    return TEXT;
  }

  @Override
  public Outcome run(Run run, Observer observer) {
    return switch (ends) {
      case NONE -> right.run(run, observer);
      case THROWS -> throw new IllegalStateException(TEXT);
      case LACKS -> throw new NotOffered(TEXT);
      case OFFENDS -> throw new ProtocolOffence(TEXT, TEXT, TEXT);
    };
  }
}

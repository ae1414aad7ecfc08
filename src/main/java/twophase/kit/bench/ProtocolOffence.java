package twophase.kit.bench;

import org.apiguardian.api.API;
import twophase.kit.text.Inert;

/** A foreign simulator broke the protocol; the message names the offence and the offending line. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class ProtocolOffence extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 120;

  /** An offence without a line, for example one that answers nothing. */
  public ProtocolOffence(String simulator, String offence) {
    super("the simulator " + simulator + " " + offence);
  }

  /** An offence with the line it shows in. */
  public ProtocolOffence(String simulator, String offence, String line) {
    this(simulator, offence + ": " + shortened(line));
  }

  /** The line as people can read it on a terminal: its beginning, with nothing in it that acts. */
  public static String shortened(String line) {
    return Inert.line(Inert.shortened(line, SHOWN));
  }

  /** What a report says of it: the class's name would tell a reader nothing. */
  @Override
  public String toString() {
    return getMessage();
  }
}

package twophase.kit.cli;

import java.io.PrintWriter;

/** While it is open, somebody who interrupts the program (SIGINT, SIGTERM) is told how to go on. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /**
   * From now on.
   *
   * @param line what is said
   */
  static Interruption told(PrintWriter err, String line) {
    Thread hook = new Thread(() -> err.println("Interrupted. " + line), "twophase-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being interrupted, and says so.
    }
  }
}

package twophase.kit.cli;

import java.io.Console;

/** Whether somebody watches the terminal. */
final class Watcher {
  private Watcher() {}

  /** True at a terminal; false in a log, and in a CI job whatever it is attached to. */
  static boolean present() {
    Console console = System.console();
    return console != null && isTerminal(console) && System.getenv("CI") == null;
  }

  /**
   * Whether a console is a terminal. Up to Java 21 there is a console only where there is a
   * terminal; from 22 on there always is one, and it has a method that tells.
   */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}

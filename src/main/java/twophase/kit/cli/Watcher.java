package twophase.kit.cli;

import java.io.Console;
import java.util.Map;

/** Whether somebody watches a terminal that can be drawn on. */
final class Watcher {
  private Watcher() {}

  /** True at a terminal; false in a log, and in a CI job whatever it is attached to. */
  static boolean present() {
    Console console = System.console();
    return console != null && isTerminal(console) && draws(System.getenv());
  }

  /** Whether there are colours: not where NO_COLOR says so. */
  static boolean seesColours() {
    return present() && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
  }

  /**
   * Whether a terminal in this environment is drawn on: lines written over, colours.
   *
   * @param environment by name, not modified
   */
  static boolean draws(Map<String, String> environment) {
    return !environment.containsKey("CI") && !"dumb".equals(environment.get("TERM"));
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

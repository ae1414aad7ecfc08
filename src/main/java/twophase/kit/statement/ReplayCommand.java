package twophase.kit.statement;

import twophase.kit.text.ShellWords;

/**
 * The command that replays a case, for a shell.
 *
 * @param launcher what starts the suite, in front of a verb
 * @param options what else has to be said, with a blank before each: who was tested
 */
public record ReplayCommand(String launcher, String options) {

  /** The same for a simulator of that name, in place of the theory's own. */
  public ReplayCommand on(String simulator) {
    return new ReplayCommand(launcher, options + " --simulator " + ShellWords.quoted(simulator));
  }

  /** The line for a case. */
  public String of(Token token) {
    return launcher + " reproduce " + ShellWords.inQuotes(token.toString()) + options;
  }
}

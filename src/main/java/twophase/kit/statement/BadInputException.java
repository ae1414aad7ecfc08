package twophase.kit.statement;

import org.apiguardian.api.API;

/**
 * Something the user gave cannot be used. Its message is one line that says what, where, and what
 * is allowed; the command line prints it and exits with 2.
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that line. */
  public BadInputException(String line) {
    super(line);
  }

  /** With that line and the exception that told. */
  public BadInputException(String line, Throwable cause) {
    super(line, cause);
  }
}

package twophase.kit.statement;

import org.apiguardian.api.API;

/**
 * Names a form of a statement, or a part of one.
 *
 * @param statement for example {@code norm-balance}
 * @param form for example {@code as-printed}, or with a part {@code as-printed.identity}
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record FormId(String statement, String form) implements Comparable<FormId> {

  @Override
  public int compareTo(FormId other) {
    return toString().compareTo(other.toString());
  }

  /** The form without its part. */
  public FormId whole() {
    int dot = form.indexOf('.');
    return dot < 0 ? this : new FormId(statement, form.substring(0, dot));
  }

  /** Whether this is a part of a form. */
  public boolean isPart() {
    return form.indexOf('.') >= 0;
  }

  /** {@code statement.form}, which is also its name in the seed tree and its anchor in reports. */
  @Override
  public String toString() {
    return statement + "." + form;
  }
}

package twophase.kit.work;

import twophase.kit.bench.Session;

/** What a unit is, by the second word of its text. */
public enum WorkKind {
  /** A form, {@code FORM PROFILE SEED}. */
  FORM("finding"),
  /** A point of a map, {@code FORM map-TRIALS SEED SETTING}. */
  POINT("point"),
  /** A cell of the detection matrix, {@code STATEMENT faults SEED SIMULATOR}. */
  CELL("cell");

  private final String field;

  WorkKind(String field) {
    this.field = field;
  }

  /** What a line calls the result. */
  String field() {
    return field;
  }

  /** That of a unit; what is none of them is taken for a form, which says what is wrong. */
  public static WorkKind of(String unit) {
    String[] words = unit.split(" ", 3);
    String second = words.length < 2 ? "" : words[1];
    if (second.startsWith(Session.POINT)) {
      return POINT;
    }
    return second.equals("faults") ? CELL : FORM;
  }
}

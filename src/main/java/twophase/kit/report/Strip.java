package twophase.kit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import twophase.kit.evidence.FormFinding;
import twophase.kit.evidence.SettingFinding;
import twophase.kit.evidence.WholeForm;

/**
 * How much of what a claim allows was used, setting by setting, on a logarithmic scale whose middle
 * is all of it: what lies left of the middle keeps the claim, what lies right of it breaks it. What
 * is beyond a factor of {@value #FACTOR}, or allowed nothing, stands at an end.
 */
public record Strip(List<Mark> marks, String words) {
  /** Width in pixels. */
  public static final int WIDTH = 132;

  /** Height in pixels. */
  public static final int HEIGHT = 24;

  private static final int FACTOR = 1000;
  private static final int MARGIN = 6;
  private static final int LANES = 3;

  /**
   * One setting.
   *
   * @param held whether the claim stood
   */
  public record Mark(double x, double y, boolean held) {
    /** A cross, as a path. */
    public String cross() {
      return "M%s %sl6 6m0 -6l-6 6".formatted(Words.number(x - 3), Words.number(y - 3));
    }
  }

  /** A setting that was decided, with the share that it used; empty where that is no number. */
  private record Used(OptionalDouble share, boolean held) {}

  /** That of a form with its parts. */
  static Strip of(WholeForm form) {
    List<Used> used = new ArrayList<>();
    form.tested().forEach(tested -> add(tested, used));
    List<Mark> marks = new ArrayList<>();
    for (int k = 0; k < used.size(); k++) {
      Used one = used.get(k);
      double y = HEIGHT / 2.0 + (k % LANES - 1) * MARGIN;
      marks.add(new Mark(place(one), y, one.held()));
    }
    long held = used.stream().filter(Used::held).count();
    return new Strip(marks, held + " of " + used.size() + " keep the claim");
  }

  private static void add(FormFinding form, List<Used> used) {
    form.settings().forEach(s -> add(OutcomeName.of(s), share(s), used));
    form.values().forEach(v -> add(OutcomeName.named(v.outcome()), OptionalDouble.empty(), used));
    if (form.settings().isEmpty() && form.values().isEmpty()) {
      switch (form.verdict()) {
        case HOLDS -> add(OutcomeName.HELD, form.tightness(), used);
        case REFUTED -> add(OutcomeName.FAILED, form.tightness(), used);
        default -> {}
      }
    }
  }

  /** What was not decided has no mark. */
  private static void add(OutcomeName outcome, OptionalDouble share, List<Used> used) {
    switch (outcome) {
      case HELD -> used.add(new Used(share, true));
      case FAILED -> used.add(new Used(share, false));
      case UNDECIDED, NONE -> {}
    }
  }

  /** Of a share of trials that is claimed, what may be used are the failures. */
  private static OptionalDouble share(SettingFinding setting) {
    double observed = setting.observed();
    double bound = setting.bound();
    double share =
        switch (setting.quantity()) {
          case SHARE, STEADY -> (1 - observed) / (1 - bound);
          case CHANCE, MEAN_AT_MOST -> observed / bound;
          case MEAN_AT_LEAST -> bound / observed;
        };
    return Double.isFinite(share) && share >= 0 ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  /** On its side of the middle, whatever noise moved the estimate across. */
  private static double place(Used one) {
    double end = StrictMath.log10(FACTOR);
    double sign = one.held() ? -1 : 1;
    double far = one.share().isPresent() ? StrictMath.log10(one.share().getAsDouble()) : sign * end;
    double side = one.held() ? Math.min(far, 0) : Math.max(far, 0);
    double at = Math.max(-end, Math.min(end, side)) / end;
    return WIDTH / 2.0 + at * (WIDTH / 2.0 - MARGIN);
  }
}

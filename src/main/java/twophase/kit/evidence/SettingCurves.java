package twophase.kit.evidence;

import java.util.Optional;
import twophase.kit.number.Interval;

/**
 * What can be drawn of the decision at a setting; no verdict is read off it.
 *
 * @param evidence how the evidence grew with the trials
 * @param claimed where the trials' number is claimed to lie, where that is a range
 * @param sweep what lies behind the trials' number, where that is a fitted exponent
 */
public record SettingCurves(
    EvidencePath evidence, Optional<Interval> claimed, Optional<Sweep> sweep) {
  /** Nothing can be drawn. */
  public static final SettingCurves NONE =
      new SettingCurves(EvidencePath.NONE, Optional.empty(), Optional.empty());
}

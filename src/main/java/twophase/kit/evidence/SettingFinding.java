package twophase.kit.evidence;

import java.util.Optional;
import twophase.kit.number.Interval;
import twophase.kit.statement.Setting;
import twophase.kit.text.Inert;

/**
 * What was decided at one setting.
 *
 * @param setting where
 * @param outcome {@code HELD}, {@code FAILED}, {@code UNDECIDED}, {@code VACUOUS} or {@code
 *     UNTESTABLE}
 * @param quantity what was decided there
 * @param observed what was seen of it
 * @param bound what is claimed of it
 * @param bracket between which numbers {@code observed} is known to lie, where the trials' numbers
 *     are computed with a stated error
 * @param trials how many trials it took
 * @param clopperPearson exact interval of the probability; its level is that of a number of trials
 *     fixed beforehand; only of a {@link Quantity#SHARE}
 * @param anytime interval of the quantity that holds its level however the trials were ended
 * @param value median of the trials' numbers with its interval, where they measured any
 * @param spread of the trials' numbers, where they measured any
 * @param caution what was known of the setting beforehand; empty if nothing
 * @param curves what can be drawn of it
 */
public record SettingFinding(
    Setting setting,
    String outcome,
    Quantity quantity,
    double observed,
    double bound,
    Optional<Interval> bracket,
    long trials,
    Optional<Interval> clopperPearson,
    Interval anytime,
    Optional<Measure> value,
    Optional<Deciles> spread,
    String caution,
    SettingCurves curves) {

  /** Makes its texts inert. */
  public SettingFinding {
    outcome = Inert.name(outcome);
    caution = Inert.line(caution);
  }
}

package twophase.kit.evidence;

import java.util.Optional;
import twophase.kit.number.Interval;
import twophase.kit.statement.Setting;

/**
 * What was decided at one setting.
 *
 * @param setting where
 * @param outcome {@code HELD}, {@code FAILED}, {@code UNDECIDED}, {@code VACUOUS} or {@code
 *     UNTESTABLE}
 * @param observed what was seen
 * @param bound what is claimed of it
 * @param trials how many trials it took
 * @param clopperPearson exact interval of the probability; its level is that of a number of trials
 *     fixed beforehand
 * @param anytime interval of the probability that holds its level however the trials were ended
 * @param value median of the trials' numbers with its interval, where they measured any
 * @param spread of the trials' numbers, where they measured any
 * @param caution what was known of the setting beforehand; empty if nothing
 * @param curves what can be drawn of it
 */
public record SettingFinding(
    Setting setting,
    String outcome,
    double observed,
    double bound,
    long trials,
    Interval clopperPearson,
    Interval anytime,
    Optional<Measure> value,
    Optional<Deciles> spread,
    String caution,
    SettingCurves curves) {}

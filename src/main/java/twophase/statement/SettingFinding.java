package twophase.statement;

/**
 * What was decided at one setting.
 *
 * @param setting where
 * @param outcome {@code HELD}, {@code FAILED}, {@code UNDECIDED} or {@code VACUOUS}
 * @param observed what was seen
 * @param bound what is claimed of it
 * @param trials how many trials it took
 */
public record SettingFinding(
    Setting setting, String outcome, double observed, double bound, long trials) {}

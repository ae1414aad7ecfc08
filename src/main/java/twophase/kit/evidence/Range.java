package twophase.kit.evidence;

/**
 * A confidence interval.
 *
 * @param low lower limit
 * @param high upper limit
 * @param level its level, in (0, 1)
 */
public record Range(double low, double high, double level) {}

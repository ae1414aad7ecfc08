package twophase.kit.evidence;

/**
 * What was measured, as one number with its interval.
 *
 * @param estimate the number
 * @param low lower limit
 * @param high upper limit
 */
public record Measure(double estimate, double low, double high) {}

package twophase.kit.evidence;

/**
 * The closed range in which a number is claimed to lie.
 *
 * @param low lower end; minus infinity where there is none
 * @param high upper end; infinity where there is none
 */
public record Span(double low, double high) {}

package twophase.kit.evidence;

/**
 * How far the numbers that trials measured lie apart.
 *
 * @param tenth their quantile at 0.1, with its interval
 * @param ninetieth their quantile at 0.9, with its interval
 */
public record Deciles(Measure tenth, Measure ninetieth) {}

/**
 * How often a right simulator is not given the expected verdicts: every form under many seeds,
 * counted.
 */
package twophase.kit.flakes;

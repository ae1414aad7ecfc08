/**
 * One property class for each statement: the only room where theory meets dynamics.
 *
 * <p>jqwik draws settings and makes failing ones smaller; what happens at a setting is between the
 * property and the {@link twophase.kit.bench.OpenBench}, and does not depend on the engine.
 */
package twophase.paper.theorems;

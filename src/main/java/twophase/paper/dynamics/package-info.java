/**
 * What moves a network: the update rules, the samples they take, and the simulator that is plainly
 * the paper's formulas. A simulator is asked for a {@link twophase.paper.dynamics.Run}, shows its
 * states to an {@link twophase.paper.dynamics.Observer}, and says how it ended.
 */
package twophase.paper.dynamics;

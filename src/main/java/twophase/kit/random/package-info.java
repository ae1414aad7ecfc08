/**
 * Randomness by seed tree: every number a run draws is a function of its seed and of the path to
 * the place where it is used, at any number of threads.
 *
 * <pre>{@code
 * SeedTree trial = SeedTree.root(7).child("theorem-2.as-printed").child("m=16,d=2").child(0);
 * double first = trial.child("start").stream().gaussian();
 * }</pre>
 */
package twophase.kit.random;

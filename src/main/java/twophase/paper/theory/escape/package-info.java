/**
 * How many neurons are still lazy at T1 in networks far too wide to be run: the proof of {@code
 * src/docs/theorem-2-proof.md} and a sharper law, evaluated on logarithms between two ends.
 */
package twophase.paper.theory.escape;

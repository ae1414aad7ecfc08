/**
 * The theory of one paper, as the kit takes it: {@link twophase.paper.PaperTheory} says what there
 * is, the rooms below it hold it. Formulas ({@link twophase.paper.theory}) and simulators ({@link
 * twophase.paper.dynamics}) are two witnesses that meet in the property classes alone ({@link
 * twophase.paper.theorems}) and, for the eye, in figures.
 */
package twophase.paper;

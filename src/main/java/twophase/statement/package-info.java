/**
 * Statements and what is found about them: the cards, their forms, verdicts, grades, settings,
 * counterexamples and the tokens that replay them. Knows nothing of networks or of statistics.
 */
package twophase.statement;

/**
 * Statements and what is said of them before anything is found: the cards, their forms, verdicts,
 * grades, settings, and the tokens that replay a case. Knows nothing of networks or of statistics.
 */
package twophase.kit.statement;

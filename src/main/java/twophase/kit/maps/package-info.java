/**
 * Maps of parameter space: a form's claim examined by itself at each point of a grid of settings,
 * with what was found kept by content, so that a map that was interrupted goes on where it was.
 * Nothing here is part of a run's verdicts or of its error ledger.
 */
package twophase.kit.maps;

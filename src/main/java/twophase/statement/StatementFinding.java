package twophase.statement;

import java.util.List;

/**
 * What a run found about one statement.
 *
 * @param card the statement
 * @param forms its forms in the card's order, the parts of a form after the form itself
 */
public record StatementFinding(Card card, List<FormFinding> forms) {}

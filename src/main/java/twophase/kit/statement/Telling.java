package twophase.kit.statement;

import java.util.Optional;

/**
 * What a card wants said beside a form's verdict.
 *
 * @param scope of what the verdict speaks; nothing where that depends on the settings that decide
 * @param aside a clause that is told with every verdict of the form; empty if there is none
 * @param misprint whether the printed formula lacks a factor that its corrected twin has
 */
public record Telling(Optional<Scope> scope, String aside, boolean misprint) {
  /** Nothing. */
  static final Telling NONE = new Telling(Optional.empty(), "", false);
}

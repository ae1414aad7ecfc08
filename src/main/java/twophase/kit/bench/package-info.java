/**
 * Where statements are tested: one {@link twophase.kit.bench.Session} a run, one {@link
 * twophase.kit.bench.OpenBench} a form. A check says what one {@link twophase.kit.bench.Trial}
 * sees; the bench does the trials on all threads, notes where hypotheses and known limits are,
 * decides with the share of the error budget that is the form's, and keeps the findings. It knows
 * no engine: who draws the settings, and who makes them smaller, is not its business.
 */
package twophase.kit.bench;

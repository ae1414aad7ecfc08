/**
 * Simulators that are wrong on purpose, and who notices.
 *
 * <p>{@link twophase.paper.faults.Parts} is a whole simulator in exchangeable parts, right by
 * default. Each {@link twophase.paper.faults.PartsFault} exchanges one of them; {@link
 * twophase.paper.faults.Faults} lists them, and {@link twophase.kit.faults.FaultRun} has the
 * statements of the suite judge each.
 */
package twophase.paper.faults;

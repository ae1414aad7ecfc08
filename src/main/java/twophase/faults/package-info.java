/**
 * Simulators that are wrong on purpose, and who notices.
 *
 * <p>{@link twophase.faults.Parts} is a whole simulator in exchangeable parts, right by default.
 * Each {@link twophase.faults.Fault} exchanges one of them; {@link twophase.faults.Faults} lists
 * them, and {@link twophase.faults.FaultRun} has the statements of the suite judge each.
 */
package twophase.faults;

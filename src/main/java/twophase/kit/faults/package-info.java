/**
 * Whether the statements would notice: each seeded fault against each statement, one cell at a
 * time, and the table that is kept of it.
 */
package twophase.kit.faults;

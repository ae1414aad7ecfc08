/**
 * A map as plain data: what a form's claim is worth at each point of a grid of settings. Who
 * computes one needs to know nothing of pages, and who shows it nothing of simulators.
 */
package twophase.kit.evidence.map;

/**
 * What a run found, as data: findings, their JSON binding, what follows from them ({@link
 * twophase.kit.evidence.Upshot}) and what changed from one run to another. Every face of a run, be
 * it a page or an exit code, renders what stands here.
 */
package twophase.kit.evidence;

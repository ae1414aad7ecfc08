package twophase.paper.dynamics;

import org.ejml.data.DMatrixRMaj;

/**
 * What one step of stochastic gradient descent sees.
 *
 * @param input x, d x 1, not modified by anybody
 * @param label y, the clean label
 * @param noise eps, added to the label: +sigma or -sigma
 */
public record Sample(DMatrixRMaj input, double label, double noise) {}

package twophase.paper.dynamics;

import org.apiguardian.api.API;
import org.ejml.data.DMatrixRMaj;

/**
 * What one step of stochastic gradient descent sees.
 *
 * @param input x, d x 1, not modified by anybody
 * @param label y, the clean label
 * @param noise eps, added to the label: +sigma or -sigma
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Sample(DMatrixRMaj input, double label, double noise) {}

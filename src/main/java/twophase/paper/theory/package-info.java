/**
 * The paper's formulas as pure functions of the width m, the input dimension d, the number of
 * samples n, the step size eta, the noise level sigma and the norm of theta*. Nothing here
 * simulates: theory and dynamics are two independent witnesses, which meet in the property classes
 * alone.
 *
 * <p>Numbering is that of the AAAI 2026 version of Zhang, Zhou, Wang, Han, Huang, Suzuki and Yan,
 * <i>On the Learning Dynamics of Two-layer Linear Networks with Label Noise SGD</i>.
 */
package twophase.paper.theory;

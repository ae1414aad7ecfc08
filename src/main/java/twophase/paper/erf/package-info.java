/**
 * Networks of one hidden layer with erf in it and several outputs, as the paper's figures on images
 * have them in a small way, their linearisation, and gradient descent with label noise and SAM on
 * both.
 *
 * <p>Shapes throughout: n samples, D inputs, m neurons, k outputs. X is n x D with one input a row,
 * targets and outputs are n x k, W1 is m x D with one neuron a row, W2 is k x m. The loss is half
 * the mean square over all n k entries.
 */
package twophase.paper.erf;

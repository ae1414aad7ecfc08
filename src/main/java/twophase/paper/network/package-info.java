/**
 * The mathematical objects: the two-layer linear network, its start, the ground truth and the
 * training set.
 *
 * <p>Shapes throughout: W is m x d with one neuron a row, a is m x 1, inputs and linear maps are d
 * x 1 columns, a training set is n x d with one input a row. Matrices are EJML's {@code
 * DMatrixRMaj}, row-major.
 */
package twophase.paper.network;

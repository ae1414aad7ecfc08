/**
 * Images that travel with the suite, and the files from which larger sets of them are read: inputs
 * that nobody drew from a Gaussian law.
 */
package twophase.paper.data;

/** Arithmetic without rounding, for identities that are tested as identities of polynomials. */
package twophase.kit.exact;

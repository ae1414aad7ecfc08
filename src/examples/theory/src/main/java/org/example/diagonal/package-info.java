/** A theory of its own, tested with TwoPhase: diagonal linear networks under label noise. */
package org.example.diagonal;

/** Runs the property classes on the JUnit Platform, and writes the evidence file. */
package twophase.kit.suite;

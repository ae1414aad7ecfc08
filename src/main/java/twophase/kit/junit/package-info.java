/** Verdicts as test cases of JUnit 5, for somebody else's repository. */
package twophase.kit.junit;

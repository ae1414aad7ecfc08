/** Verbs that the paper's theory adds to the command line: to simulate a run, and to measure. */
package twophase.paper.verbs;

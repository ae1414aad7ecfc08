/** The verbs of the command line. */
package twophase.kit.cli;

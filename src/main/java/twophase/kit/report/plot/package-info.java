/**
 * Figures to SVG and CSV. JFreeChart lays the axes out, Batik writes what it draws; colours are
 * classes that the report's style sheet turns light or dark.
 */
package twophase.kit.report.plot;

/** Evidence to HTML, JUnit XML and Markdown. Reads findings only: it decides nothing. */
package twophase.kit.report;

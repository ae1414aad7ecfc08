/**
 * Units of work done anywhere: text in, a line of JSON out, and what the lines of many workers come
 * to. Nothing here knows of an engine that hands units out, or of a report.
 */
package twophase.kit.work;

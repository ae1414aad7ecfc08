/**
 * Figures as plain data: what is drawn, in words and numbers. Who computes one needs to know
 * nothing of drawing, and who draws it nothing of networks.
 */
package twophase.kit.figure;

/**
 * The paper's figures on images, in small: networks of one hidden layer on Fashion-MNIST beside
 * their linearisations.
 */
package twophase.paper.theorems.images;

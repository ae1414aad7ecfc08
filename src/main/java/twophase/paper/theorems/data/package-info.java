/** The linear theory on inputs that nobody drew: principal components of images. */
package twophase.paper.theorems.data;

/** Numbers as text, and ranges of them: the ground that everything else stands on. */
package twophase.kit.number;
